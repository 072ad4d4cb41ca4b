"""Make src/quoth/outlines/countries.json out of the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/outlines.py package/countries-50m.json

The package has Natural Earth's countries as TopoJSON: arcs that neighbours share, and rings made of arcs. The
same is kept here, with positions in hundredths of a degree, without points that make no visible difference,
and with names written out where Natural Earth abbreviates them. Outlines that jump from 180 degrees east to
180 degrees west go on beyond 180 degrees here, and one that goes around the pole is led over it.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src/quoth/outlines/countries.json"
FINENESS = 100
"""Steps in a degree."""
SMALLEST = 4
"""Steps: islands that measure less both ways are left out, save a country's largest."""
TURN = 360 * FINENESS
POLE = -90 * FINENESS
NAMES = {
    "Antigua and Barb.": "Antigua and Barbuda",
    "Ashmore and Cartier Is.": "Ashmore and Cartier Islands",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
    "British Virgin Is.": "British Virgin Islands",
    "Cabo Verde": "Cape Verde",
    "Cayman Is.": "Cayman Islands",
    "Central African Rep.": "Central African Republic",
    "Congo": "Republic of the Congo",
    "Cook Is.": "Cook Islands",
    "Côte d'Ivoire": "Ivory Coast",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Faeroe Is.": "Faroe Islands",
    "Falkland Is.": "Falkland Islands",
    "Fr. Polynesia": "French Polynesia",
    "Fr. S. Antarctic Lands": "French Southern and Antarctic Lands",
    "Heard I. and McDonald Is.": "Heard Island and McDonald Islands",
    "Indian Ocean Ter.": "Australian Indian Ocean Territories",
    "Macao": "Macau",
    "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands",
    "N. Cyprus": "Northern Cyprus",
    "N. Mariana Is.": "Northern Mariana Islands",
    "Pitcairn Is.": "Pitcairn Islands",
    "S. Geo. and the Is.": "South Georgia and the South Sandwich Islands",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "St-Barthélemy": "Saint Barthélemy",
    "St-Martin": "Saint Martin",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Pierre and Miquelon": "Saint Pierre and Miquelon",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "São Tomé and Principe": "São Tomé and Príncipe",
    "Turks and Caicos Is.": "Turks and Caicos Islands",
    "U.S. Virgin Is.": "United States Virgin Islands",
    "United States of America": "United States",
    "Vatican": "Vatican City",
    "W. Sahara": "Western Sahara",
    "Wallis and Futuna Is.": "Wallis and Futuna",
    "eSwatini": "Eswatini",
}
"""What Natural Earth writes, and what newspapers write."""

Point = tuple[int, int]


def main(source: Path) -> None:
    """Read the package's file and write ours."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [read_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = {
        NAMES.get(shape["properties"]["name"], shape["properties"]["name"]): large_polygons(shape, arcs)
        for shape in topology["objects"]["countries"]["geometries"]
    }
    used = sorted({max(n, ~n) for polygons in countries.values() for ring in flat(polygons) for n in ring})
    number = {old: new for new, old in enumerate(used)}
    lines = [json.dumps(steps(arcs[old]), separators=(",", ":")) for old in used]
    named = []
    for name in sorted(countries):
        polygons = [
            [[number[n] if n >= 0 else ~number[~n] for n in ring] for ring in polygon]
            for polygon in countries[name]
        ]
        written = json.dumps(polygons, separators=(",", ":"))
        named.append(f"{json.dumps(name, ensure_ascii=False)}:{written}")
    text = '{"arcs":[\n' + ",\n".join(lines) + '\n],"countries":{\n' + ",\n".join(named) + "\n}}\n"
    TARGET.write_text(text, encoding="utf-8", newline="\n")


def read_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return an arc in our steps, without points that make no visible difference."""
    points: list[Point] = []
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        place = [
            round((at * scale + shift) * FINENESS)
            for at, scale, shift in zip((x, y), transform["scale"], transform["translate"], strict=True)
        ]
        if points:
            place[0] += TURN * round((points[-1][0] - place[0]) / TURN)
        if not points or points[-1] != (place[0], place[1]):
            points.append((place[0], place[1]))
    if abs(points[-1][0] - points[0][0]) == TURN:
        points += [(points[-1][0], POLE), (points[0][0], POLE), points[0]]
    return simplified(points)


def simplified(points: list[Point]) -> list[Point]:
    """Leave out points that lie within a step of the line without them (Ramer, Douglas and Peucker)."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5

    def off(point: Point) -> float:
        x, y = point[0] - x0, point[1] - y0
        return abs(x * (y1 - y0) - y * (x1 - x0)) / length if length else float((x * x + y * y) ** 0.5)

    far = max(range(1, len(points) - 1), key=lambda n: off(points[n]))
    if off(points[far]) <= 1:
        return [points[0], points[-1]]
    return simplified(points[: far + 1])[:-1] + simplified(points[far:])


def large_polygons(shape: dict[str, Any], arcs: list[list[Point]]) -> list[list[list[int]]]:
    """Return a country's polygons, the largest first, without the tiniest islands."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]

    def size(polygon: list[list[int]]) -> int:
        points = [point for n in polygon[0] for point in arcs[max(n, ~n)]]
        return max(max(p[axis] for p in points) - min(p[axis] for p in points) for axis in (0, 1))

    # The package closes Antarctica with a line along the pole.
    outer = [ring for ring in flat(polygons) if any(y > POLE for n in ring for _, y in arcs[max(n, ~n)])]
    polygons = [[ring for ring in polygon if ring in outer] for polygon in polygons]
    ordered = sorted(polygons, key=size, reverse=True)
    return ordered[:1] + [polygon for polygon in ordered[1:] if size(polygon) >= SMALLEST]


def flat(polygons: list[list[list[int]]]) -> list[list[int]]:
    """Return all rings of a country."""
    return [ring for polygon in polygons for ring in polygon]


def steps(points: list[Point]) -> list[int]:
    """Return an arc as its first point and the steps from each to the next."""
    numbers = list(points[0])
    for before, after in pairwise(points):
        numbers += [after[0] - before[0], after[1] - before[1]]
    return numbers


if __name__ == "__main__":
    main(Path(sys.argv[1]))

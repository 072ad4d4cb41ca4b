#!/usr/bin/env bash
# Sets up what the targets of the Makefile need, and leaves alone what is there already.
#   setup.sh environment LOCK   .venv, with Quoth and the packages that the lock file pins
#   setup.sh browser            Chrome or Chromium for the tests; .venv/browser says where it is
#   setup.sh node_modules       what package-lock.json pins for the tests, and Java, which one of them runs on
# PYTHON and CHROMIUM name an interpreter and a browser to be preferred.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

install_package() { # NAME: with apt-get, as root; fails where that cannot be done
    command -v apt-get >/dev/null || return 1
    local run=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || return 1
        run=(sudo "${run[@]}")
    fi
    echo "Installing the package $1 with apt-get"
    # One outdated list among several makes `update` fail; only the installation decides.
    "${run[@]}" apt-get update -qq || true
    "${run[@]}" apt-get install -qq --no-install-recommends "$1" >/dev/null
}

find_python() {
    local name
    for name in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    return 1
}

make_venv() {
    local python version
    python=$(find_python) ||
        stop "Quoth needs Python 3.11 or newer, and found none." \
            "Install one, or name it: make PYTHON=/path/to/python3"
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    # Debian and Ubuntu keep ensurepip, which puts pip into .venv, in a package of its own.
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        install_package "python$version-venv" ||
            stop "$python cannot make virtual environments, and mending that needs root." \
                "Install the package python$version-venv (as root: apt-get install python$version-venv)," \
                "or name another interpreter: make PYTHON=/path/to/python3"
    fi
    echo "Making .venv with $python (Python $version)"
    "$python" -m venv --clear .venv
}

environment() { # LOCK
    local lock=$1 stamp=".venv/installed-$1"
    # Python in .venv stops working when the system's Python moves to another version.
    .venv/bin/python -c 'import pip' 2>/dev/null || make_venv

    # The folder is part of it: .venv knows Quoth by its full path.
    local state
    state=$(pwd -P && cksum pyproject.toml "$lock")
    if [ "$(cat "$stamp" 2>/dev/null)" = "$state" ]; then
        return
    fi
    local pip=(.venv/bin/python -m pip --disable-pip-version-check -qq install)
    echo "Installing the packages of $lock into .venv; this can take a minute"
    rm -f "$stamp"
    if [ "$lock" = requirements.lock ]; then
        # Packages of the tests are pinned to go with these, so they are due again too.
        rm -f .venv/installed-*
    fi
    "${pip[@]}" --require-hashes --requirement "$lock"
    "${pip[@]}" --no-deps --no-build-isolation --editable .
    echo "$state" >"$stamp"
}

playwrights_browser() {
    .venv/bin/python - <<'END'
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
END
}

find_browser() {
    local name path
    for name in "${CHROMIUM:-}" google-chrome-stable google-chrome chromium chromium-browser; do
        path=$(command -v "$name") || continue
        # A snap has a /tmp of its own, and cannot use the profile that the tests make in ours.
        if [[ $name != "${CHROMIUM:-}" ]] && { [[ $path == /snap/* ]] || grep -q /snap/bin/ "$path"; }; then
            continue
        fi
        if "$path" --version </dev/null >/dev/null 2>&1; then
            echo "$path"
            return
        fi
    done
    path=$(playwrights_browser)
    [ -x "$path" ] && echo "$path"
}

browser() {
    local path
    if [ -z "${CHROMIUM:-}" ] && [ -x "$(cat .venv/browser 2>/dev/null)" ]; then
        return
    fi
    # What drives the browser, Playwright's own node, needs a library that small systems lack.
    if ! .venv/bin/python -m playwright --version >/dev/null 2>&1; then
        install_package libatomic1 ||
            stop "Playwright, which drives the browser in the tests, does not start." \
                "Install the package libatomic1 (as root: apt-get install libatomic1)." \
                "If that does not help, see what it says: .venv/bin/python -m playwright --version"
    fi
    if ! path=$(find_browser); then
        # Debian's package is the browser; Ubuntu's of that name only leads to a snap.
        if grep -qsx 'ID=debian' /etc/os-release; then
            install_package chromium || true
        else
            echo "Fetching Playwright's Chromium"
            .venv/bin/python -m playwright install --with-deps chromium || true
        fi
        path=$(find_browser) ||
            stop "The tests need Google Chrome or Chromium, and none could be installed." \
                "Install one (on Debian, as root: apt-get install chromium; on Ubuntu take Google's" \
                "google-chrome-stable, for a snap will not do), or name one: make test CHROMIUM=/path/to/chrome"
    fi
    echo "The tests will use $path"
    echo "$path" >.venv/browser
}

node_modules() {
    local stamp=node_modules/installed state
    # The packages are files to be read: node itself is only what brings them here.
    state=$(cksum package.json package-lock.json)
    if [ "$(cat "$stamp" 2>/dev/null)" != "$state" ]; then
        if ! npm --version >/dev/null 2>&1; then
            install_package npm ||
                stop "The tests need npm, which fetches what package-lock.json pins, and found none." \
                    "Install the package npm (as root: apt-get install npm), or Node.js, which brings it."
        fi
        echo "Installing the packages of package-lock.json into node_modules"
        npm ci --ignore-scripts --loglevel error >/dev/null
        echo "$state" >"$stamp"
    fi
    if ! java -version >/dev/null 2>&1; then
        install_package default-jre-headless ||
            stop "The tests need Java, on which the checker of HTML runs, and found none." \
                "Install the package default-jre-headless (as root: apt-get install default-jre-headless)."
    fi
}

"$@"

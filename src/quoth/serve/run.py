"""A preview from its start to its end."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from quoth.disk import NotOursError
from quoth.folders import FOLDER_OF_PREVIEW, FOLDER_OF_PRIVATE
from quoth.serve.board import Board
from quoth.serve.preview import Preview, Say
from quoth.serve.server import AddressError, Server


@contextmanager
def previewed(
    root: Path, *, address: str, port: int, say: Say, overlay: Path | None = None
) -> Iterator[Server]:
    """Serve the preview of a knowledge base and perhaps a private folder while this lasts; yield the server.

    Raises AddressError when the port cannot be had, NotOursError when the folder of the preview was not made
    here.
    """
    board = Board()
    folder = root / (FOLDER_OF_PREVIEW if overlay is None else f"{FOLDER_OF_PRIVATE}/serve")
    server = Server(folder, board, address=address, port=port)
    preview = Preview(root, folder, board, say, overlay)
    thread = Thread(target=server.serve_forever, args=(0.1,), name="server")
    try:
        preview.start()
        thread.start()
        try:
            yield server
        finally:
            preview.stop()
            server.shutdown()
            thread.join()
    finally:
        server.server_close()


def serve_until_stopped(
    root: Path, *, address: str, port: int, say: Say, overlay: Path | None, begun: Callable[[str], None]
) -> tuple[int, str]:
    """Serve the preview until Ctrl-C; return the exit code, and what went wrong."""
    try:
        with previewed(root, address=address, port=port, say=say, overlay=overlay) as server:
            begun(server.url)
            while True:
                time.sleep(1)
    except AddressError as exc:
        return 2, f"Error: {exc}."
    except NotOursError as exc:
        message = "was not made here, and is to be replaced; move it away or delete it"
        return 1, f"Error: the folder {exc} {message}."
    except KeyboardInterrupt:
        return 0, ""

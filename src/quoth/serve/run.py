"""A preview from its start to its end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from quoth.config import FOLDER_OF_PREVIEW
from quoth.findings import Finding
from quoth.serve.board import Board
from quoth.serve.preview import Preview
from quoth.serve.server import Server


@contextmanager
def previewed(
    root: Path, *, address: str, port: int, say: Callable[[str, list[Finding]], None]
) -> Iterator[Server]:
    """Serve the preview of a knowledge base while this lasts; yield the server.

    Raises AddressError when the port cannot be had, NotOursError when the folder of the preview was not made
    here.
    """
    board = Board()
    folder = root / FOLDER_OF_PREVIEW
    server = Server(folder, board, address=address, port=port)
    preview = Preview(root, folder, board, say)
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

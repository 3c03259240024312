"""Pictures: a view whose words are all said already in, PNG bytes out.

The modules here that draw load matplotlib, which takes half a second and tens of megabytes. So the process that runs
Vigie imports none of them: `drawn` is called in a process of its own (bot/drawing.py), and names a module.
"""

from importlib import import_module


def drawn(name: str, view: object) -> bytes:
    """The picture of `view`, drawn by the `draw` of this folder's module `name`."""
    picture: bytes = import_module(f"messages.pictures.{name}").draw(view)
    return picture

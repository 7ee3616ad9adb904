"""The desk's own pages, all under /desk."""

from starlette.routing import BaseRoute

from asof.desk.context import ServerContext


def desk_routes(context: ServerContext) -> list[BaseRoute]:
    """The routes of the desk; their paths are relative to /desk."""
    return []

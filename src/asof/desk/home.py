"""The desk's first page."""

from starlette.responses import Response

from asof.desk.answers import Asked, page


def show_home(asked: Asked) -> Response:
    """What is kept, for whoever is logged in."""
    with asked.context.open_store() as store:
        reports = store.reports()
    return page(asked, "home.html", reports=reversed(reports))

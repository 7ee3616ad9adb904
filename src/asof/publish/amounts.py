"""Says a quantity's interval in labels; the report's own words always stand beside it."""

from asof.model.quantity import Quantity
from asof.publish.labels import label, number


def say_interval(low: int | None, high: int | None, *, approximate: bool = False) -> str:
    """ "3", "2 or more", "up to 50", "9 to 15", "none", "number not said"; None is an open side."""
    if low is None and high is None:
        return label("quantity.unsaid")
    if low == high == 0:
        return label("quantity.none")
    values = {"low": number(low or 0), "high": number(high or 0)}
    if low == high:
        return label("quantity.about" if approximate else "quantity.exact", **values)
    shape = "at_most" if low is None else "at_least" if high is None else "between"
    return label(f"quantity.{'about_' if approximate else ''}{shape}", **values)


def say_quantity(quantity: Quantity) -> str:
    """The interval of `quantity` in labels."""
    return say_interval(quantity.low, quantity.high, approximate=quantity.approximate)

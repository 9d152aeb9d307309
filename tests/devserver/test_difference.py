"""Two versions of a file, side by side."""

from loosen.devserver.studio.difference import side_by_side


def test_what_differs_is_marked_and_what_is_far_from_it_is_left_out() -> None:
    theirs = "\n".join(["name: Theirs", *map(str, range(20)), "end: yes"])
    yours = "\n".join(["name: Mine", *map(str, range(20)), "end: yes", "more: yes"])
    rows = side_by_side(theirs, yours)
    assert [tuple(row) for row in rows] == [
        ("name: Theirs", "name: Mine", "different"),
        ("0", "0", "same"),
        ("1", "1", "same"),
        (None, None, "skipped"),
        ("19", "19", "same"),
        ("end: yes", "end: yes", "same"),
        (None, "more: yes", "different"),
    ]

"""Python's search for circles of values rests while much is made, and goes on afterwards."""

import gc

import pytest

from generator.collector import paused


def test_it_rests_and_goes_on_even_after_a_mistake_of_ours() -> None:
    was_on = []

    @paused()
    def mistaken() -> None:
        was_on.append(gc.isenabled())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        mistaken()
    assert was_on == [False]
    assert gc.isenabled()


def test_who_turned_it_off_before_finds_it_off() -> None:
    gc.disable()
    with paused():
        pass
    was_on = gc.isenabled()
    gc.enable()
    assert not was_on

import gc

import pytest

from litboard.readers.io.gc_pause import gc_paused


def test_the_search_for_garbage_goes_on_afterwards_even_if_reading_fails():
    with pytest.raises(ValueError, match="x"), gc_paused():
        int("x")
    assert gc.isenabled()


def test_who_put_it_off_before_is_left_alone():
    with gc_paused():
        with gc_paused():
            pass
        assert not gc.isenabled()

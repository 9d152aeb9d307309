"""What tests of plans share: the lines of the timer, and a stretch of the site."""

from loosen.model import Site, Stretch

LINES = """() => [...document.querySelectorAll('hold-timer > ol > li')].map(({ dataset }) => [
  dataset.exercise, dataset.phase, dataset.side ?? '', Number(dataset.seconds), dataset.set ?? '',
])"""


def stretch_of(site: Site) -> Stretch:
    return next(one for one in site.exercises.values() if isinstance(one, Stretch))

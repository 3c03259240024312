"""What buttons carry: it comes back as it went, it fits into Telegram's 64 bytes, and anything else is refused."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.catalogue.parts import Key
from domain.roles import Role
from domain.taps import (
    MOST_BYTES,
    MOST_KEY,
    DrillTap,
    DutyAction,
    DutyOfferTap,
    DutyTap,
    FormAction,
    FormTap,
    GroupTap,
    InviteTap,
    OfferAnswer,
    ReportAction,
    ReportTap,
    ReviewAction,
    ReviewTap,
    RollCallAction,
    RollCallTap,
    SettingsTap,
    SiteTap,
    Tap,
)

KINDS: tuple[type[Tap], ...] = (
    ReportTap,
    SiteTap,
    SettingsTap,
    InviteTap,
    GroupTap,
    FormTap,
    ReviewTap,
    DutyTap,
    DutyOfferTap,
    DrillTap,
    RollCallTap,
)
LONGEST = "k" * MOST_KEY

keys = st.from_regex(r"[a-z][a-z0-9_]{0,31}", fullmatch=True)
some = st.none() | keys
numbers = st.integers(1, 10**12)
actions = st.sampled_from(ReportAction)
menus = st.none() | st.sampled_from(["site", "project", "language"])
taps = st.one_of(
    st.builds(ReportTap, action=actions, report=numbers, revision=st.integers(1, 999), choice=some),
    st.builds(
        ReviewTap, action=st.sampled_from(ReviewAction), report=numbers, revision=st.integers(1, 999),
        reason=st.none() | st.sampled_from(["double", "other"]),
    ),
    st.builds(SiteTap, site=some),
    st.builds(SettingsTap, menu=menus, language=st.none(), project=some),
    st.builds(InviteTap, project=st.just("*") | some, role=st.none() | st.sampled_from(Role).map(str)),
    st.builds(FormTap, action=st.sampled_from(FormAction), form=numbers, version=st.integers(1, 9999), choice=some),
    st.builds(
        DutyTap, action=st.sampled_from(DutyAction), board=st.integers(0, 10**4), version=st.integers(0, 10**6),
        person=st.none() | numbers, since=st.none() | st.sampled_from(["20261124n", "1795590000"]),
        until=st.none() | st.just("20261124"),
    ),
    st.builds(DrillTap, project=keys),
    st.builds(RollCallTap, action=st.sampled_from(RollCallAction), id=st.none() | numbers, choice=some),
    st.builds(DutyOfferTap, offer=numbers, answer=st.sampled_from(OfferAnswer)),
    st.builds(GroupTap, project=some, language=st.none() | st.sampled_from(["fr", "en"])),
)  # fmt: skip


@given(taps)
def test_a_tap_comes_back_as_it_went(tap: Tap) -> None:
    data = tap.pack()
    assert 1 <= len(data.encode()) <= MOST_BYTES
    assert type(tap).unpack(data) == tap
    assert [kind for kind in KINDS if kind.carried_by(data)] == [type(tap)]


@pytest.mark.parametrize(
    "tap",
    [
        *(InviteTap(project=LONGEST, role=role) for role in Role),
        *(ReportTap(action=a, report=10**12, revision=999, choice=LONGEST) for a in ReportAction),
        *(FormTap(action=a, form=10**12, version=9999, choice=LONGEST) for a in FormAction),
        GroupTap(project=LONGEST, language="fr"),
        SettingsTap(project=LONGEST),
        SiteTap(site=LONGEST),
        DrillTap(project=LONGEST),
        *(RollCallTap(action=a, id=10**12, choice=LONGEST) for a in RollCallAction),
    ],
    ids=str,
)
def test_the_longest_key_fits_into_every_button(tap: Tap) -> None:
    assert type(tap).unpack(tap.pack()) == tap


def test_the_catalogue_takes_no_longer_key() -> None:
    (rule,) = [found.pattern for found in get_args(Key) if hasattr(found, "pattern")]
    assert rule == f"^[a-z][a-z0-9_]{{0,{MOST_KEY - 1}}}$"


@pytest.mark.parametrize("kind", [SiteTap, SettingsTap, InviteTap, GroupTap])
def test_a_tap_without_a_choice_means_back_or_skip(kind: type[Tap]) -> None:
    assert kind.unpack(kind().pack()) == kind()


@pytest.mark.parametrize("tap", [SiteTap(site="a:b"), SiteTap(site="x" * 63), SiteTap(site="é" * 32)])
def test_what_does_not_fit_is_not_drawn(tap: Tap) -> None:
    with pytest.raises(ValueError):
        tap.pack()


@pytest.mark.parametrize(
    "data",
    [
        "", ":", "s", "r", "set", "x:y", "r:undo", "r:undo:1", "r:undo:x:1:", "r:undo:1:1::", "r:explode:1:1:",
        "r::1:1:", "r:undo::1:", "set:", "set:menu:fr", "inv:calais", "inv:calais:admin:extra", "grp:", "S:coast",
        " s:coast", "settings:site::", None,
        "s:a\x00b", "s:a\nb", f"r:undo:{10**13}:1:", f"r:undo:1:-{2**63}:", 7, b"s:coast",
    ],
)  # fmt: skip
def test_a_button_of_another_vigie_or_of_nobody_is_none(data: object) -> None:
    assert not any(kind.carried_by(data) for kind in KINDS)


@given(st.text(max_size=64))
def test_whatever_comes_is_read_or_refused(data: str) -> None:
    for kind in KINDS:
        if kind.carried_by(data):
            kind.unpack(data)


def test_a_refusal_does_not_repeat_what_came() -> None:
    with pytest.raises(ValueError) as refused:
        ReportTap.unpack("r:undo:secret:1:")
    assert "secret" not in str(refused.value)

"""The app does not start with what would only fail once somebody relies on it."""

from __future__ import annotations

import pytest

from engine.config import SettingsError
from tests.web.installation import Installation, site_of


def test_with_a_queue_that_is_none_it_does_not_start(installation: Installation) -> None:
    with pytest.raises(SettingsError, match="FORMWRIGHT_QUEUE is sqlite"):
        installation.app(queue="amqp://localhost")


def test_a_queue_that_is_away_keeps_nobody_from_starting(
    installation: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    app = installation.app(queue="postgresql://127.0.0.1:1/nowhere")
    assert site_of(app).queue.wake()
    assert "The queue cannot be reached" in caplog.text

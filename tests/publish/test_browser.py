import os
from pathlib import Path

import pytest

from tallymark.publish import write_release

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = [
    f"{language}/{page}.html"
    for language in ("en", "ru")
    for page in ("index", "method", "figures", "data", "incident/i-7q2m")
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no chromium on this machine"),
]


@pytest.fixture(scope="module")
def site(release, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "release"
    write_release(release, folder)
    return folder


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as engine:
        found = engine.chromium.launch(executable_path=os.fspath(CHROMIUM), args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["index.html", *PAGES])
def test_a_page_opens_quietly_and_asks_for_nothing_else(page, site, path):
    noise, requests = [], []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto((site / path).as_uri())
    assert noise == []
    assert [url for url in requests if url != (site / path).as_uri() and url != "data:,"] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_does_not_scroll_sideways_on_a_telephone(page, site, path):
    page.goto((site / path).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", ["en/index.html", "ru/figures.html"])
def test_the_keyboard_reaches_every_link(page, site, path):
    page.goto((site / path).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    links = "[...document.querySelectorAll('a[href]')]"
    wanted = page.evaluate(f"{links}.length")
    reached = set()
    for _ in range(wanted + 60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(f"{links}.indexOf(document.activeElement)"))
    assert reached - {-1} == set(range(wanted))


def test_a_page_is_read_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "en/index.html").as_uri())
    text = page.inner_text("main")
    context.close()
    assert "1,843" in text
    assert "no upper bound" in text


def test_language_and_landmarks_are_told(page, site):
    page.goto((site / "ru/index.html").as_uri())
    assert page.get_attribute("html", "lang") == "ru"
    assert [page.locator(mark).count() for mark in ("main", "header", "footer", "h1")] == [1] * 4
    bare = "[...document.querySelectorAll('table')].filter(t => !t.caption).length"
    assert page.evaluate(bare) == 0


@pytest.mark.parametrize("path", PAGES)
def test_each_landmark_has_a_name_of_its_own(page, site, path):
    page.goto((site / path).as_uri())
    names = page.evaluate(
        """[...document.querySelectorAll("[role=region], section[aria-labelledby], nav, aside")]
        .map(one => one.getAttribute("aria-label")
            ?? document.getElementById(one.getAttribute("aria-labelledby")).textContent)"""
    )
    assert len(names) == len(set(names)) >= 2

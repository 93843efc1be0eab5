// What every page needs besides Material's own script.

const article = document.querySelector("article");

/** What scrolls in its own box must be reached by keyboard, to be scrolled by it. */
const boxes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

/** Material wraps wide tables, and every copy button in a <nav>: so many landmarks help nobody. */
function settle() {
  for (const nav of article.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "none");
  for (const box of article.querySelectorAll(
    "div.maths, .md-typeset__scrollwrap, .doors",
  )) {
    boxes.observe(box);
  }
}

/** Mark the door of the section that is being read, and keep it in sight among the others. */
function follow(doors) {
  const links = new Map([...doors.children].map((link) => [link.hash.slice(1), link]));
  const sections = [...links.keys()].map((id) => document.getElementById(id));
  const mark = () => {
    const line = doors.getBoundingClientRect().bottom + 60;
    const passed = sections.filter((section) => section.getBoundingClientRect().top < line);
    const here = links.get(passed.at(-1)?.id);
    for (const link of links.values()) {
      if (link === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (here) doors.scrollLeft = here.offsetLeft - doors.clientWidth / 3;
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}

const doors = article.querySelector(".doors");
if (doors) follow(doors);

new MutationObserver(settle).observe(article, { childList: true, subtree: true });
settle();

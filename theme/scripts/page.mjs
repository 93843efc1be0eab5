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
  for (const box of article.querySelectorAll("div.maths, .md-typeset__scrollwrap")) {
    boxes.observe(box);
  }
}

new MutationObserver(settle).observe(article, { childList: true, subtree: true });
settle();

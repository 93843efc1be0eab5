// What every page needs besides Material's own script.

const article = document.querySelector("article");

/** Opens what hides the place that the address names: folds, and tabs that are not chosen. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let element = target; element; element = element.parentElement) {
    if (element instanceof HTMLDetailsElement) element.open = true;
    if (element.matches(".tabbed-block")) {
      const number = [...element.parentElement.children].indexOf(element);
      element.closest(".tabbed-set").querySelectorAll(":scope > input")[number].checked = true;
    }
  }
  target.scrollIntoView();
}

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

addEventListener("hashchange", reveal);
reveal();
new MutationObserver(settle).observe(article, { childList: true, subtree: true });
settle();

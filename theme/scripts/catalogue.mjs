// The catalogue narrows as one types. What is chosen stands in the address, to be shared.

const form = document.querySelector(".filters");
const found = document.querySelector(".found");
const entries = [...document.querySelectorAll(".entries > li")].map((element) => ({
  element,
  text: element.textContent.toLowerCase(),
  symbols: element.dataset.symbols.toLowerCase().split(" "),
  libraries: element.dataset.libraries.split(" ").filter(Boolean),
  topic: element.dataset.topic,
}));
const everything = found.textContent;

/** Offer every value that some entry has. */
function offer(name, values) {
  for (const value of [...new Set(values)].sort()) form.elements[name].add(new Option(value));
}

function fits(entry, { words, symbol, library, topic }) {
  return (
    words.toLowerCase().split(/\s+/).every((word) => entry.text.includes(word)) &&
    entry.symbols.some((name) => name.includes(symbol.toLowerCase().trim())) &&
    (!library || entry.libraries.includes(library)) &&
    (!topic || entry.topic === topic)
  );
}

function narrow() {
  const chosen = Object.fromEntries(new FormData(form));
  let count = 0;
  for (const entry of entries) {
    entry.element.hidden = !fits(entry, chosen);
    count += entry.element.hidden ? 0 : 1;
  }
  found.textContent = count === entries.length ? everything : `${count} of ${entries.length} snippets`;
  const address = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
  history.replaceState(null, "", `${location.pathname}${address.size ? `?${address}` : ""}`);
}

offer("library", entries.flatMap((entry) => entry.libraries));
offer("topic", entries.map((entry) => entry.topic));
for (const [name, value] of new URLSearchParams(location.search)) {
  if (form.elements[name]) form.elements[name].value = value;
}
form.hidden = false;
form.addEventListener("input", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
narrow();

// Shows what is on the board on top of the page, and takes it away when it is mended.

const EVERY = 500; // milliseconds
const MOST = 6; // lines; the terminal has them all

const { page } = document.querySelector("script[data-page]").dataset;
const stem = page.replace(/\.\w+$/, "");
const banner = document.createElement("aside");
banner.setAttribute("role", "status");
let shown = "";
let ran = false; // whether something ran when last looked at: most runs are too short to tell of

/** Whether a finding is about this page: those come first. */
function here({ path }) {
  const inside = path.replace(/^\w+\//, "");
  return inside.startsWith(`${stem}/`) || inside.startsWith(`${stem}.`);
}

function lines({ findings }, running) {
  const sorted = [...findings.filter(here), ...findings.filter((found) => !here(found))];
  const texts = sorted.slice(0, MOST).map(({ text }) => text);
  if (sorted.length > MOST) texts.push(`… and ${sorted.length - MOST} more, in the terminal`);
  if (running.length) texts.push(`running ${running.join(", ")} …`);
  return texts;
}

async function look() {
  if (document.hidden) return;
  const state = await (await fetch(new URL("board.json", import.meta.url))).json();
  const texts = lines(state, ran ? state.running : []);
  ran = state.running.length > 0;
  if (texts.join("\n") === shown) return;
  shown = texts.join("\n");
  const paragraphs = texts.map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  });
  banner.className = state.findings.length ? "fiddler-banner" : "fiddler-banner running";
  banner.replaceChildren(...paragraphs);
  if (paragraphs.length) document.body.prepend(banner);
  else banner.remove();
}

/** Again and again, also where the server starts anew just now. */
async function goOn() {
  await look().catch(() => {});
  setTimeout(goOn, EVERY);
}

goOn();

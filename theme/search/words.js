// Splits texts and questions into words, and takes the endings off them.

const STOP = new Set(
  ("a an and any are as at be by can did do does for from get got has have how i in into is it its my " +
    "me not of on one or our should so some than that the them then there these they this those to use " +
    "used using want was way what when where which who why will with you your").split(" "),
);
const WORD = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*|\p{N}[\p{N}.]*/gu;
const NAME = /[\p{L}_][\p{L}\p{N}_]*|\p{N}[\p{N}.]*/gu;

const known = new Map(); // the tokens of each word that was ever split

/** A word without its ending, British and American spellings alike. */
function stem(word) {
  if (word.length < 4 || /[\d_.]/.test(word)) return word;
  return word
    .replace(/ise(d|s|r)?$|ising$|isation$/, (end) => end.replace("s", "z"))
    .replace(/our$/, "or")
    .replace(/(zation|zing|zed|zes)$/, "ze")
    .replace(/ies$/, "y")
    .replace(/([^aeious])s$/, "$1")
    .replace(/([aeiou])s$/, "$1")
    .replace(/(.{3})(?:ing|ed)$/, "$1")
    .replace(/(.{2}[^aeiou])e$/, "$1")
    .replace(/([bdgmnprt])\1$/, "$1");
}

/** The tokens of a text: words, whole identifiers, and the snake and camel parts of those. */
function tokens(text) {
  const found = [];
  for (const name of text.match(NAME) ?? []) {
    let own = known.get(name);
    if (!own) {
      const parts = name.split(/_+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
      own = [name, ...(parts.length > 1 ? parts : [])].map((part) => stem(part.toLowerCase()));
      known.set(name, own);
    }
    for (const token of own) found.push(token);
  }
  return found;
}

/** The words of a question: of an identifier only the last name, whole. */
function words(query) {
  const found = [...query.matchAll(WORD)].map(([whole]) => whole.split(".").filter(Boolean).pop() ?? whole);
  const telling = found.filter((word) => !STOP.has(word.toLowerCase()));
  return [...new Set((telling.length ? telling : found).map((word) => stem(word.toLowerCase())))];
}

/** In a line of code the names after a dot or before a bracket or =, which libraries give. */
function called(query) {
  const found = [...query.matchAll(/\.([\p{L}_][\p{L}\p{N}_]*)|([\p{L}_][\p{L}\p{N}_]*)(?=\(|=[^=\s])/gu)];
  return /[()[\]=]/.test(query) && found.length ? new Set(found.map(([, a, b]) => stem((a ?? b).toLowerCase()))) : null;
}

/** A text as one word, to look for a piece of it. */
const squeezed = (text) => text.toLowerCase().replace(/\s+/g, "");

const SHORT = {
  df: "pandas.dataframe",
  f: "torch.nn.functional",
  nn: "torch.nn",
  np: "numpy",
  optim: "torch.optim",
  pd: "pandas",
  plt: "matplotlib.pyplot",
};

/** A dotted name in small letters, with the usual short name of a module written out. */
function resolved(name) {
  const [first, ...rest] = name.toLowerCase().split(".");
  return rest.length ? [SHORT[first] ?? first, ...rest].join(".") : first;
}

/** The dotted names that a line of code calls: F.relu(x) calls torch.nn.functional.relu. */
function callsOf(query) {
  return [...query.matchAll(/(?<![\w.])([\p{L}_]\w*(?:\.\w+)+)\(/gu)].map(([, name]) => resolved(name));
}

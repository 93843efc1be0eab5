// Finds blocks of code: one record each, ranked by how much of the question it answers.
//
// Keys of a record: u address, p page, t title, h heading, k words of its code, x prose, m messages,
// s symbols, a aliases, i 1 if it has code, 2 if that only imports. They come as a column for each
// key. Its code comes later (`read`), so that the first answer need not wait for it. Needs
// minisearch.js and words.js.

const BOOST = { title: 4, symbols: 3, aliases: 4, heading: 2.5, page: 1.5, messages: 2, code: 1, prose: 1 };
const ALIKE = 300; // for an alias that is the question
const PIECE = 120; // for code that is the question
const OWN = 0.4; // for a name in code that its writer gave
const LEAST = 0.15; // of the best score, to be a row at all
const SURE = 3; // rows that are shown in any case
const PER_PAGE = 2; // rows of one page before those of others

class Finder {
  constructor({ columns, synonyms }) {
    const keys = Object.keys(columns);
    const records = columns.u.map((_, id) => Object.fromEntries(keys.map((key) => [key, columns[key][id]])));
    this.records = records;
    this.synonyms = synonyms.map((group) => group.map((words) => words.toLowerCase()));
    this.index = new MiniSearch({
      fields: Object.keys(BOOST),
      tokenize: tokens,
      processTerm: (term) => term,
      searchOptions: { tokenize: (text) => [text], boost: BOOST, bm25: { k: 1.2, b: 0.5, d: 0.5 } },
    });
    const documents = records.map((record, id) => ({
      id,
      title: record.t,
      symbols: record.s,
      aliases: record.a.join(" ; "),
      heading: record.h,
      page: record.p,
      messages: record.m,
      code: record.k,
      prose: record.x,
    }));
    this.index.addAll(documents);
    this.vocabulary = this.index._index; // every term, as MiniSearch 7 keeps them
    this.weights = new Map(); // of the words that were weighed
    this.squeezed = records.map(() => "");
    this.messages = records.map((record) => squeezed(record.m));
    this.titles = records.map((record) => tokens(record.t).join(" "));
    this.aliases = records.map((record) => record.a.map((alias) => words(alias).join(" ")));
    this.names = records.map((record) => record.s.toLowerCase().split(" "));
  }

  /** Takes the code of each record, in their order. */
  read(codes) {
    codes.forEach((code, id) => (this.records[id].c = code));
    this.squeezed = codes.map(squeezed);
  }

  /** What has a word: exactly, else as a beginning, else mistyped, the fewest slips first. */
  having(word, last) {
    const ask = (options) => this.index.search(word, options);
    let found = this.vocabulary.has(word) ? ask({}) : [];
    if (last || !found.length) {
      const begun = ask({ prefix: word.length > 1 });
      const seen = new Set(found.map(({ id }) => id));
      found = [...found, ...begun.filter(({ id }) => !seen.has(id)).map((f) => ({ ...f, score: f.score * 0.7 }))];
    }
    for (let slips = 1; !found.length && slips <= word.length / 4 + 0.5; slips++) {
      found = ask({ fuzzy: slips, prefix: word.length > 5 }).map((f) => ({ ...f, score: f.score * 0.6 }));
    }
    return found;
  }

  /** The words to look for: an identifier that nothing has, nor anything like it, in its parts. */
  asked(query) {
    const found = words(query);
    return [...new Set(found.flatMap((word, place) => {
      const parts = tokens(word).slice(1);
      return parts.length && !this.having(word, place === found.length - 1).length ? parts : [word];
    }))];
  }

  /** The ids of the records that answer, the best first. */
  find(query) {
    return this.ranked(query, this.weighed(query));
  }

  ranked(query, { found, all, meant }) {
    const lift = (id, by) => found.set(id, { score: (found.get(id)?.score ?? 0) + by, covered: all });
    const topic = tokens(meant.replaceAll("_", " ")).join(" "); // drop_duplicates: drop duplicates
    const exact = this.exact(query, topic);
    this.records.forEach((_, id) => {
      const whole = exact(id);
      if (whole) lift(id, whole);
      const alike = this.likeness(id, meant);
      if (alike > 0.3) lift(id, ALIKE * alike ** 4);
    });
    for (const [id, own] of found) {
      const shared = this.shared(id, query);
      own.score += PIECE * shared ** 4;
      if (shared === 1) own.covered = all;
    }
    const order = [...found]
      .map(([id, { score, covered }]) => [id, (score * covered / (all || 1)) * standing(this.records[id])])
      .sort(([one, more], [other, less]) => less - more || one - other)
      .filter(([, score], place, every) => place < SURE || score > LEAST * every[0][1])
      .map(([id]) => id);
    const titled = topic && order.length > 0 && this.titles[order[0]].startsWith(topic);
    return this.spread(order, titled);
  }

  /**
   * What has any word of the question: how well, and how much of the question it covers, of `all`.
   * `meant` is the question as it is spelt here. A rare word weighs more than a common one.
   */
  weighed(query) {
    const asked = this.asked(query);
    const pasted = called(query);
    const read = [];
    const found = new Map();
    let all = 0;
    asked.forEach((word, place) => {
      const best = new Map();
      for (const [term, weight] of this.spoken(word, query)) {
        const having = this.having(term, term === word && place === asked.length - 1);
        if (term === word && having.length) {
          const [spelt] = having[0].terms;
          read.push(spelt.startsWith(word) ? word : spelt);
        }
        for (const { id, score } of having) best.set(id, Math.max(best.get(id) ?? 0, weight * score));
      }
      const own = pasted && !pasted.has(word) ? OWN : 1;
      const weight = own * (Math.log(1 + this.records.length / (1 + best.size)) + 0.2);
      all += weight;
      for (const [id, more] of best) {
        const { score, covered } = found.get(id) ?? { score: 0, covered: 0 };
        found.set(id, { score: score + own * more, covered: covered + weight });
      }
    });
    return { asked, found, all, meant: read.join(" ") };
  }

  /** How much of the question and of the nearest alias is common to both: 0 to 1. */
  likeness(id, meant) {
    const asked = new Set(meant.split(" "));
    const alike = (alias) => {
      const own = alias.split(" ");
      const every = new Set([...own, ...asked]);
      return this.weight(own.filter((word) => asked.has(word))) / this.weight(every);
    };
    return meant ? Math.max(0, ...this.aliases[id].map(alike)) : 0;
  }

  /** What words weigh together: a rare one more than a common one. */
  weight(words) {
    let total = 0;
    for (const word of words) {
      if (!this.weights.has(word)) {
        const held = [...(this.vocabulary.get(word)?.values() ?? [])].map((records) => records.size);
        this.weights.set(word, Math.log(1 + this.records.length / (1 + Math.max(0, ...held))));
      }
      total += this.weights.get(word);
    }
    return total;
  }

  /** The longest piece of the question that stands in the code, as a share of the question. */
  shared(id, query) {
    const piece = squeezed(query);
    if (piece.length < 6 || !/[^\w\s]/.test(query.trim())) return 0;
    const has = (part) => this.squeezed[id].includes(part);
    let longest = 0;
    for (let start = 0; start + longest < piece.length; start++) {
      while (start + longest < piece.length && has(piece.slice(start, start + longest + 1))) longest++;
    }
    return longest < 6 ? 0 : longest / piece.length;
  }

  /** How far a record is lifted because it answers the question whole, or shows a function that it names. */
  exact(query, topic) {
    const plain = query.trim();
    const whole = squeezed(plain);
    const said = tokens(plain).join(" ");
    const long = whole.length > (/[^\w\s]/.test(plain) ? 5 : 11);
    const name = /^[\w.]+$/.test(plain) ? resolved(plain.replace(/^\.+|\.+$/g, "")) : "";
    const calls = name ? [name.split(".").pop()] : callsOf(plain);
    return (id) => {
      const { u, m } = this.records[id];
      const title = this.titles[id];
      const named = (call) => this.names[id].some((own) => `.${own}`.endsWith(`.${call}`));
      return (
        (long && m && this.messages[id].includes(whole) ? 80 : 0) +
        (name.includes(".") && named(name) ? 60 : 0) +
        calls.filter(named).length * 30 * (1 + 1 / this.names[id].length) +
        (said && title === said ? 60 : 0) +
        (topic.length > 3 && !u.includes("#") && title.startsWith(topic) ? 60 : 0)
      );
    };
  }

  /** A word with its synonyms, which count less than the word itself. */
  spoken(word, query) {
    const found = [[word, 1]];
    const said = ` ${tokens(query).join(" ")} `;
    for (const group of this.synonyms) {
      const own = group.find((name) => said.includes(` ${tokens(name).join(" ")} `));
      if (!own || !tokens(own).includes(word)) continue;
      for (const name of group) {
        if (name !== own) for (const term of tokens(name)) if (!STOP.has(term)) found.push([term, 0.8]);
      }
    }
    return found;
  }

  /** A page's own record becomes a block of it; two rows of a page before others, one of a snippet or place. */
  spread(ids, titled) {
    const rows = [];
    const later = [];
    const count = new Map();
    const shown = new Set();
    for (let id of ids) {
      if (!this.records[id].u.includes("#")) id = this.blockOf(id, titled ? [] : ids);
      const { u, t } = this.records[id];
      const page = u.split("#")[0];
      const title = `${page} ${t}`;
      if (shown.has(u) || shown.has(title)) continue;
      shown.add(u).add(title);
      count.set(page, (count.get(page) ?? 0) + 1);
      (count.get(page) > PER_PAGE ? later : rows).push(id);
    }
    return [...rows, ...later];
  }

  /** The block that stands for a page: the best of those found, else its first. */
  blockOf(page, found) {
    const { u } = this.records[page];
    if (u === "") return page;
    const within = (id) => this.records[id].u.startsWith(`${u}#`) && isCode(this.records[id]);
    const best = found.find((id) => within(id) && standing(this.records[id]) === 1);
    if (best !== undefined) return best;
    const first = this.records.findIndex((_, id) => within(id));
    return first < 0 ? page : first;
  }
}

/** Answers before what only leads to them: sections without code, exercises, pages about pages. */
function standing(record) {
  if (record.u.startsWith("about/") || /^(Exercise|Answer|Wrong)\b/.test(record.t)) return 0.5;
  if (!isCode(record)) return 0.8;
  return record.i === 2 ? 0.4 : 1;
}

const isCode = (record) => record.i > 0;

package org.multichat.research.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.multichat.research.document.Corpus;
import org.multichat.research.document.Document;
import org.multichat.research.document.Paragraph;
import org.multichat.research.words.Language;
import org.multichat.research.words.Words;

/** The paragraphs of a corpus, indexed in memory and ranked by BM25. Never changes: another corpus is another index. */
final class PassageIndex {

    /** The fields, and how much a word counts in each: a title says what a text is about. */
    private static final Map<String, Float> FIELDS = Map.of("title", 2.0f, "heading", 1.5f, "text", 1.0f);

    private record Passage(int document, Paragraph paragraph) {}

    /** How often a word stands in the paragraphs of each document, by the document's place in the corpus. */
    record Spread(int paragraphs, Map<Integer, Integer> timesByDocument) {}

    private final Corpus corpus;
    private final List<Passage> passages = new ArrayList<>();
    private final DirectoryReader reader;

    PassageIndex(Corpus corpus) {
        this.corpus = corpus;
        var directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(directory, config())) {
                addAll(writer);
                writer.forceMerge(1);
            }
            reader = DirectoryReader.open(directory);
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory can be written", impossible);
        }
    }

    int size() {
        return passages.size();
    }

    Spread spread(String form, Language language) {
        Map<Integer, Integer> times = new TreeMap<>();
        int paragraphs = 0;
        try {
            PostingsEnum postings = MultiTerms.getTermPostingsEnum(
                    reader, field("text", language), new Term("", form).bytes(), PostingsEnum.FREQS);
            while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                paragraphs++;
                times.merge(passages.get(postings.docID()).document(), postings.freq(), Integer::sum);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory can be read", impossible);
        }
        return new Spread(paragraphs, times);
    }

    /** The best paragraphs for words of these weights. */
    List<Hit> best(Map<String, Double> weights, Language language, int most) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        weights.forEach((form, weight) -> FIELDS.forEach((name, boost) -> query.add(
                new BoostQuery(new TermQuery(new Term(field(name, language), form)), weight.floatValue() * boost),
                BooleanClause.Occur.SHOULD)));
        List<Hit> hits = new ArrayList<>();
        try {
            ScoreDoc[] found = new IndexSearcher(reader).search(query.build(), most).scoreDocs;
            for (ScoreDoc scored : found) {
                Passage passage = passages.get(scored.doc);
                Document document = corpus.documents().get(passage.document());
                hits.add(new Hit(document, passage.paragraph(), scored.score / found[0].score));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("an index in memory can be searched", impossible);
        }
        return hits;
    }

    private void addAll(IndexWriter writer) throws IOException {
        for (int number = 0; number < corpus.documents().size(); number++) {
            Document document = corpus.documents().get(number);
            for (Paragraph paragraph : document.paragraphs()) {
                // The index counts its documents from 0 in the order they come: the same order as this list.
                passages.add(new Passage(number, paragraph));
                writer.addDocument(entry(document, paragraph));
            }
        }
    }

    private static org.apache.lucene.document.Document entry(Document document, Paragraph paragraph) {
        var entry = new org.apache.lucene.document.Document();
        for (Language language : Language.values()) {
            add(entry, field("title", language), document.title(), language);
            add(entry, field("heading", language), paragraph.heading() == null ? "" : paragraph.heading(), language);
            add(entry, field("text", language), paragraph.text(), language);
        }
        return entry;
    }

    /** The words are cut by {@link Words} alone, so that index, questions and ranking agree about them. */
    private static void add(org.apache.lucene.document.Document entry, String field, String text, Language language) {
        List<String> forms =
                Words.of(text, language).stream().map(Words.Word::form).toList();
        entry.add(new TextField(field, String.join(" ", forms), Field.Store.NO));
    }

    private static String field(String name, Language language) {
        return switch (language) {
            case ENGLISH -> name;
            case OTHER -> name + "-plain";
        };
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig(new WhitespaceAnalyzer()).setMergePolicy(new LogDocMergePolicy());
    }
}

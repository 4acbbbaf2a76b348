package org.multichat.image.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.image.scene.Link;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Sight;
import org.multichat.image.scene.Size;
import org.multichat.image.scene.Thing;
import org.multichat.image.scene.Tint;
import org.multichat.image.scene.Where;

/** One pass over one prompt, from left to right, with what is still waiting for its noun. */
final class Reading {

    /** A plural without a number. */
    private static final int SOME = 3;

    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "their", "his", "her");
    private static final Set<String> SAY_A_COLOUR = Set.of("it", "them", "is", "are", "in", "all");

    private final Lexicon lexicon;
    private final List<String> words;
    private final Draft draft = new Draft();
    private int at;

    private @Nullable Tint tint;
    private @Nullable Size size;
    private @Nullable Integer count;
    private boolean dropping;
    private boolean swapping;
    private boolean flying;
    private boolean strangerSinceAdjective;
    private @Nullable Where where;
    /** The nouns that the next relation is about: those since the last one, joined by commas and "and". */
    private List<Integer> subjects = new ArrayList<>();

    private List<Integer> related = new ArrayList<>();

    Reading(Lexicon lexicon, String text) {
        this.lexicon = lexicon;
        this.words = Words.of(text);
    }

    Draft draft() {
        while (at < words.size()) {
            next();
        }
        leaveAdjectives();
        return draft;
    }

    private void next() {
        String first = words.get(at);
        if (Words.isPause(first)) {
            at++;
            pause();
            return;
        }
        for (int length = Math.min(Lexicon.MAX_WORDS, words.size() - at); length > 0; length--) {
            String phrase = String.join(" ", words.subList(at, at + length));
            Optional<Lexicon.Found> found = lexicon.find(phrase);
            if (found.isPresent()) {
                at += length;
                understand(phrase, found.get());
                return;
            }
        }
        at++;
        stranger(first);
    }

    private void stranger(String word) {
        if (word.matches("\\p{Nd}{1,9}")) {
            count = Integer.valueOf(word);
        } else if (word.contains("-")) {
            words.addAll(at, List.of(word.split("-", -1)));
        } else if (Unspaced.applies(word)) {
            words.addAll(at, Unspaced.split(word, lexicon));
        } else if (Words.isWord(word) && word.length() > 1) {
            draft.miss(word);
            strangerSinceAdjective = true;
        }
    }

    private void pause() {
        if (strangerSinceAdjective) {
            leaveAdjectives();
        }
        dropping = false;
        swapping = false;
    }

    private void understand(String phrase, Lexicon.Found found) {
        Tint colour = lexicon.asColour(phrase);
        if (colour != null && (nounFollows() || saidOfSomething(phrase))) {
            coloured(colour);
            return;
        }
        switch (found.meaning()) {
            case Meaning.Noun(String art) -> noun(phrase, art, found.plural());
            case Meaning.At(var place) -> {
                draft.place = dropping ? draft.place : place;
                scenery();
            }
            case Meaning.When(var hour) -> {
                draft.hour = hour;
                scenery();
            }
            case Meaning.Under(var weather) -> {
                draft.weather = dropping ? draft.weather : weather;
                scenery();
            }
            case Meaning.Seen(var sight) -> {
                seen(sight);
                scenery();
            }
            case Meaning.Coloured(var named) -> coloured(named);
            case Meaning.Painted(var style) -> draft.style = style;
            case Meaning.Felt(var mood) -> draft.mood = mood;
            case Meaning.Sized(var named) -> size = named;
            case Meaning.Counted(int number) -> counted(number);
            case Meaning.Related(var named) -> related(named);
            case Meaning.Told(var cue) -> told(phrase, cue);
        }
    }

    /** What stands on the moon has it for its ground. */
    private void seen(Sight sight) {
        if (where == Where.ON && sight == Sight.MOON) {
            draft.place = Place.MOON;
        } else {
            (dropping ? draft.droppedSights : draft.sights).add(sight);
        }
    }

    /** "a lot of", "one of": a number in words takes the place of one in digits only when there is none. */
    private void counted(int number) {
        count = count == null || number > 1 ? Integer.valueOf(number) : count;
    }

    private void coloured(Tint named) {
        if (tint == null) {
            tint = named;
            strangerSinceAdjective = false;
        }
    }

    private void told(String phrase, Meaning.Cue cue) {
        switch (cue) {
            case DROP -> {
                dropping = true;
                draft.leansIfFirst();
            }
            case SWAP -> {
                swapping = true;
                draft.swap = true;
                draft.leansIfFirst();
            }
            case AGAIN -> {
                draft.again = true;
                draft.leansIfFirst();
            }
            case FLY -> fly();
            case SKIP -> {
                if (phrase.equals("and") && strangerSinceAdjective) {
                    leaveAdjectives();
                }
            }
        }
    }

    private void fly() {
        int article = at < words.size() && ARTICLES.contains(words.get(at)) ? 1 : 0;
        at += article;
        if (!subjects.isEmpty() && nounFollows(1)) {
            // One flies a kite without leaving the ground.
            related(Where.HOLDING);
        } else if (subjects.isEmpty()) {
            flying = true;
        } else {
            lift(subjects.getLast());
        }
    }

    private void lift(int index) {
        draft.things.set(index, draft.things.get(index).airborne());
    }

    private void noun(String phrase, String art, boolean plural) {
        if (art.equals("baby") && nounFollows(1)) {
            size = Size.SMALL;
            return;
        }
        if (dropping || swapping) {
            draft.dropped.add(art);
            draft.remove(art);
            return;
        }
        int wanted = count != null ? count : plural ? SOME : 1;
        int drawn = Math.clamp(wanted, 1, Thing.MAX_COUNT);
        if (wanted > drawn) {
            draft.miss("%d of %d %s".formatted(wanted - drawn, wanted, phrase));
        }
        Thing thing = new Thing(art, phrase, drawn, tint, size == null ? Size.USUAL : size, flying);
        int index = draft.add(thing);
        flying = false;
        tint = null;
        size = null;
        count = null;
        if (index >= 0) {
            relate(index);
        }
    }

    private void relate(int index) {
        if (where != null) {
            for (int subject : related) {
                draft.link(new Link(subject, where, index));
            }
            // "a fox with a book under a tree": it is the fox that is under the tree.
            boolean ofTheHolder = where == Where.HOLDING || where == Where.WEARING || where == Where.WITH;
            subjects = new ArrayList<>(ofTheHolder ? related : List.of(index));
            where = null;
        } else {
            subjects.add(index);
        }
    }

    private void related(Where named) {
        if (subjects.isEmpty()) {
            return;
        }
        leaveAdjectives();
        where = named;
        related = List.copyOf(subjects);
        boolean ofOne =
                named == Where.HOLDING || named == Where.WEARING || named == Where.WITH || named == Where.RIDING;
        if (ofOne) {
            related = List.of(subjects.getLast());
        }
    }

    /** A word for the surroundings ends "on", "in" and "over": a dragon over mountains flies. */
    private void scenery() {
        if (where == Where.ABOVE) {
            related.forEach(this::lift);
        }
        where = null;
        tint = null;
        size = null;
        count = null;
    }

    /** A colour or size that no noun took is said of what came before it ("a dragon in blue"), or of everything. */
    private void leaveAdjectives() {
        if (!strangerSinceAdjective && !subjects.isEmpty()) {
            int last = subjects.getLast();
            Thing thing = draft.things.get(last);
            thing = tint != null && thing.tint() == null ? thing.in(tint) : thing;
            draft.things.set(last, size != null ? thing.sized(size) : thing);
        } else if (subjects.isEmpty()) {
            draft.tint = tint != null ? tint : draft.tint;
            draft.size = size != null ? size : draft.size;
            draft.count = count != null ? count : draft.count;
        }
        tint = null;
        size = null;
        count = null;
        strangerSinceAdjective = false;
    }

    /** "Make it orange", "a cat that is orange": a colour, not a fruit. */
    private boolean saidOfSomething(String phrase) {
        int before = at - phrase.split(" ", -1).length - 1;
        return before >= 0 && SAY_A_COLOUR.contains(words.get(before));
    }

    private boolean nounFollows() {
        return nounFollows(3);
    }

    private boolean nounFollows(int within) {
        for (int next = at; next < Math.min(words.size(), at + within); next++) {
            Optional<Lexicon.Found> found = lexicon.find(words.get(next));
            if (found.isPresent() && found.get().meaning() instanceof Meaning.Noun) {
                return true;
            }
            if (found.isPresent()
                    && !(found.get().meaning() instanceof Meaning.Sized
                            || found.get().meaning() instanceof Meaning.Coloured)) {
                return false;
            }
        }
        return false;
    }
}

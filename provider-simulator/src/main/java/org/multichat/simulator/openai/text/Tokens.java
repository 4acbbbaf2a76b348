package org.multichat.simulator.openai.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into tokens: up to seven Latin letters or three digits with the space before them, any other character
 * alone, a run of white space. English comes to about four characters a token, and no text has more tokens than bytes
 * in UTF-8.
 */
public final class Tokens {

    private static final Pattern TOKEN = Pattern.compile(" ?[A-Za-z]{1,7}| ?[0-9]{1,3}| ?[^\\sA-Za-z0-9]|\\s+");

    private Tokens() {}

    public static List<String> of(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher next = TOKEN.matcher(text);
        while (next.find()) {
            tokens.add(next.group());
        }
        return tokens;
    }

    public static int count(String text) {
        int count = 0;
        Matcher next = TOKEN.matcher(text);
        while (next.find()) {
            count++;
        }
        return count;
    }
}

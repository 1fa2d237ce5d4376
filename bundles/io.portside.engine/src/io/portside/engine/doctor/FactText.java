package io.portside.engine.doctor;

import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portside.ftp.doctor.Diagnosis.Fact;

/**
 * Sentences with facts in them. A text names facts as {@code {SEEN}}; where one of them is not known the text with
 * {@code .without.SEEN} behind its key is taken instead. Pure.
 */
final class FactText {
    private static final Pattern NAMED = Pattern.compile("\\{([A-Z_]+)\\}");

    private final ResourceBundle texts;
    private final Map<Fact, String> facts;

    FactText(ResourceBundle texts, Map<Fact, String> facts) {
        this.texts = texts;
        this.facts = facts;
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    String get(String key) {
        String text = texts.getString(key);
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String without = key + ".without." + named.group(1);
            if (!facts.containsKey(Fact.valueOf(named.group(1))) && texts.containsKey(without)) {
                return get(without);
            }
        }
        return NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(fact(found.group(1))));
    }

    private String fact(String name) {
        String unknown = "unknown." + name;
        String value = facts.get(Fact.valueOf(name));
        return value != null ? value : texts.containsKey(unknown) ? texts.getString(unknown) : "";
    }
}

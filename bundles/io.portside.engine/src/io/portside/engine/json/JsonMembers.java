package io.portside.engine.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * Members of a JSON object as the values they stand for. What is of another kind is damaged, never guessed. Pure. For
 * all: {@code missing} is what an absent member means; null: it must be there.
 */
public final class JsonMembers {
    private JsonMembers() {}

    public static String text(JsonObject json, String name, String missing) throws Damaged {
        return member(json, name, JsonPrimitive::isString, JsonPrimitive::getAsString, missing);
    }

    public static Optional<String> optional(JsonObject json, String name) throws Damaged {
        return json.has(name) ? Optional.of(text(json, name, null)) : Optional.empty();
    }

    /** Absent: false. */
    public static boolean truth(JsonObject json, String name) throws Damaged {
        return truth(json, name, false);
    }

    public static boolean truth(JsonObject json, String name, Boolean missing) throws Damaged {
        return member(json, name, JsonPrimitive::isBoolean, JsonPrimitive::getAsBoolean, missing);
    }

    public static int number(JsonObject json, String name, int missing) throws Damaged {
        long number = large(json, name, missing);
        if (number != (int) number) {
            throw new Damaged(name + ": not a whole number");
        }
        return (int) number;
    }

    /** A whole number, beyond the reach of an int too. */
    public static long large(JsonObject json, String name, long missing) throws Damaged {
        try {
            return member(json, name, JsonPrimitive::isNumber, JsonPrimitive::getAsBigDecimal,
                    BigDecimal.valueOf(missing)).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Damaged(name + ": not a whole number");
        }
    }

    /** A time span in the form of ISO 8601: {@code PT15M}. */
    public static Optional<Duration> duration(JsonObject json, String name) throws Damaged {
        if (!json.has(name)) {
            return Optional.empty();
        }
        String text = text(json, name, null);
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new Damaged(name + ": not a time span: " + text);
        }
    }

    /** Absent: none. */
    public static List<String> texts(JsonObject json, String name) throws Damaged {
        List<String> texts = new ArrayList<>();
        if (json.has(name)) {
            if (!json.get(name).isJsonArray()) {
                throw new Damaged(name + ": wrong kind of value");
            }
            for (JsonElement text : json.get(name).getAsJsonArray()) {
                if (!text.isJsonPrimitive() || !text.getAsJsonPrimitive().isString()) {
                    throw new Damaged(name + ": wrong kind of value");
                }
                texts.add(text.getAsString());
            }
        }
        return texts;
    }

    public static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** An object in the object; it must be there. */
    public static JsonObject object(JsonObject json, String name) throws Damaged {
        if (!json.has(name)) {
            throw new Damaged(name + ": missing");
        }
        if (!json.get(name).isJsonObject()) {
            throw new Damaged(name + ": wrong kind of value");
        }
        return json.get(name).getAsJsonObject();
    }

    /** {@code ACTIVE_ONLY} is {@code active-only} in a file. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> E constant(JsonObject json, String name, Class<E> type, E missing)
            throws Damaged {
        String word = text(json, name, missing == null ? null : word(missing));
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new Damaged(name + ": unknown word " + word);
    }

    private static <T> T member(JsonObject json, String name, Function<JsonPrimitive, Boolean> fits,
            Function<JsonPrimitive, T> value, T missing) throws Damaged {
        JsonElement element = json.get(name);
        if (element == null) {
            if (missing == null) {
                throw new Damaged(name + ": missing");
            }
            return missing;
        }
        if (!element.isJsonPrimitive() || !fits.apply(element.getAsJsonPrimitive())) {
            throw new Damaged(name + ": wrong kind of value");
        }
        return value.apply(element.getAsJsonPrimitive());
    }
}

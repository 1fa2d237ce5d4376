package io.portside.engine.sync.plan.file;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** The members of one JSON object, each asked for once; what nobody asked for is an error. For one thread. */
final class Members {
    private static final Gson GSON = new Gson();
    private final JsonObject json;
    private final String where;
    private final Set<String> asked = new HashSet<>();

    private Members(JsonObject json, String where) {
        this.json = json;
        this.where = where;
    }

    /** Exactly one object. */
    static Members parse(String text) throws Damaged {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = GSON.getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !element.isJsonObject()) {
                throw new Damaged("not one JSON object");
            }
            return new Members(element.getAsJsonObject(), "");
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new Damaged("not JSON: " + e.getMessage());
        }
    }

    /** To be called at the end: a member that is not known here may be one that matters. */
    void done() throws Damaged {
        for (String name : json.keySet()) {
            if (!asked.contains(name)) {
                throw new Damaged(where + name + ": not known");
            }
        }
    }

    private Optional<JsonElement> member(String name) {
        asked.add(name);
        return Optional.ofNullable(json.get(name));
    }

    private <T> T there(String name, Optional<T> value) throws Damaged {
        if (value.isEmpty()) {
            throw new Damaged(where + name + ": missing");
        }
        return value.get();
    }

    Damaged wrong(String name, String why) {
        return new Damaged(where + name + ": " + why);
    }

    private Optional<JsonPrimitive> primitive(String name) throws Damaged {
        Optional<JsonElement> element = member(name);
        if (element.isPresent() && !element.get().isJsonPrimitive()) {
            throw wrong(name, "wrong kind of value");
        }
        return element.map(JsonElement::getAsJsonPrimitive);
    }

    Optional<String> maybeText(String name) throws Damaged {
        Optional<JsonPrimitive> value = primitive(name);
        if (value.isPresent() && !value.get().isString()) {
            throw wrong(name, "not a text");
        }
        return value.map(JsonPrimitive::getAsString);
    }

    String text(String name) throws Damaged {
        return there(name, maybeText(name));
    }

    OptionalLong maybeNumber(String name) throws Damaged {
        Optional<JsonPrimitive> value = primitive(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            if (value.get().isNumber()) {
                BigDecimal number = value.get().getAsBigDecimal();
                if (number.scale() <= 0 && number.precision() - number.scale() < 20) {
                    return OptionalLong.of(number.longValueExact());
                }
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below.
        }
        throw wrong(name, "not a whole number");
    }

    /** Not below zero. */
    long count(String name) throws Damaged {
        OptionalLong value = maybeNumber(name);
        long number = there(name, value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty());
        if (number < 0) {
            throw wrong(name, "below zero");
        }
        return number;
    }

    OptionalInt maybeSmallCount(String name) throws Damaged {
        return json.has(name) ? OptionalInt.of(smallCount(name)) : OptionalInt.empty();
    }

    int smallCount(String name) throws Damaged {
        long number = count(name);
        if (number > Integer.MAX_VALUE) {
            throw wrong(name, "too large");
        }
        return (int) number;
    }

    boolean truth(String name) throws Damaged {
        Optional<JsonPrimitive> value = primitive(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw wrong(name, "neither true nor false");
        }
        return value.map(JsonPrimitive::getAsBoolean).orElse(false);
    }

    <E extends Enum<E>> E word(String name, Class<E> type) throws Damaged {
        try {
            return Words.constant(type, text(name));
        } catch (Damaged e) {
            throw e.getMessage().endsWith(": missing") ? e : wrong(name, e.getMessage());
        }
    }

    Optional<Members> maybeObject(String name) throws Damaged {
        Optional<JsonElement> element = member(name);
        if (element.isPresent() && !element.get().isJsonObject()) {
            throw wrong(name, "not an object");
        }
        return element.map(it -> new Members(it.getAsJsonObject(), where + name + "."));
    }

    Members object(String name) throws Damaged {
        return there(name, maybeObject(name));
    }

    private JsonArray array(String name) throws Damaged {
        JsonElement element = there(name, member(name));
        if (!element.isJsonArray()) {
            throw wrong(name, "not a list");
        }
        return element.getAsJsonArray();
    }

    List<Members> objects(String name) throws Damaged {
        List<Members> objects = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!element.isJsonObject()) {
                throw wrong(name, "not a list of objects");
            }
            objects.add(new Members(element.getAsJsonObject(), where + name + "."));
        }
        return objects;
    }

    List<String> texts(String name) throws Damaged {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
                throw wrong(name, "not a list of texts");
            }
            texts.add(element.getAsString());
        }
        return texts;
    }
}

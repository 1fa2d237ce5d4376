package io.portside.engine.json;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** A JSON object as the bytes of a file and back. Pure. */
final class JsonText {
    private static final String FORMAT = "format";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private JsonText() {}

    /** The text of {@code value}; then the members of {@code previous} that are not ours. */
    static <T> byte[] write(JsonForm<T> form, T value, Optional<JsonObject> previous) {
        JsonObject json = new JsonObject();
        json.addProperty(FORMAT, form.version());
        form.write(value).entrySet().forEach(member -> json.add(member.getKey(), member.getValue()));
        for (Map.Entry<String, JsonElement> member : previous.orElseGet(JsonObject::new).entrySet()) {
            if (!member.getKey().equals(FORMAT) && !form.members().contains(member.getKey())) {
                json.add(member.getKey(), member.getValue());
            }
        }
        return (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The members of a file. */
    static JsonObject parse(byte[] content) throws Damaged {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            throw new Damaged("not UTF-8");
        }
        // Windows editors put a byte order mark in front.
        String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = GSON.getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT || !element.isJsonObject()) {
                throw new Damaged("not one JSON object");
            }
            return element.getAsJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new Damaged("not JSON: " + e.getMessage());
        }
    }

    /** Whether a program of a later format wrote it. */
    static boolean newer(JsonObject json, int version) throws Damaged {
        if (!json.has(FORMAT)) {
            throw new Damaged("format: missing");
        }
        int format = JsonMembers.number(json, FORMAT, 0);
        if (format < 1) {
            throw new Damaged("format: " + format);
        }
        return format > version;
    }
}

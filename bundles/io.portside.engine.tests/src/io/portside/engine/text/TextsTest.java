package io.portside.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** Every field of the class of texts has its text, and every text its field. */
class TextsTest {
    @Test
    void fieldsAndTextsMatch() throws Exception {
        Set<String> fields = new TreeSet<>();
        for (Field field : Messages.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                field.setAccessible(true);
                assertFalse(((String) field.get(null)).startsWith("NLS missing message"), field.getName());
                fields.add(field.getName());
            }
        }
        Properties texts = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream("messages.properties")) {
            texts.load(in);
        }
        assertEquals(new TreeSet<>(texts.stringPropertyNames()), fields);
    }
}

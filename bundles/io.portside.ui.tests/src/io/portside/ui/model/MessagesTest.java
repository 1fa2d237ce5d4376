package io.portside.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

import io.portside.ui.app.LifeCycle;

/** Every field of every class of texts has its text, and every text its field. */
class MessagesTest {
    @Test
    void fieldsAndTextsMatch() throws Exception {
        Bundle bundle = FrameworkUtil.getBundle(LifeCycle.class);
        Collection<String> classes = bundle.adapt(BundleWiring.class).listResources("io/portside/ui", "Messages.class",
                BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL);
        assertTrue(classes.size() >= 5, classes.toString());
        for (String path : classes) {
            String name = path.replace('/', '.').replaceAll("\\.class$", "");
            Class<?> messages = bundle.loadClass(name);
            assertEquals(texts(messages), fields(messages), name);
        }
    }

    private static Set<String> fields(Class<?> messages) throws IllegalAccessException {
        Set<String> fields = new TreeSet<>();
        for (Field field : messages.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                field.setAccessible(true);
                String text = (String) field.get(null);
                assertNotNull(text, field.toString());
                assertFalse(text.startsWith("NLS missing message"), text);
                fields.add(field.getName());
            }
        }
        return fields;
    }

    private static Set<String> texts(Class<?> messages) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = messages.getResourceAsStream("messages.properties")) {
            properties.load(in);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}

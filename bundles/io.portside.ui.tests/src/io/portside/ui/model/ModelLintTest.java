package io.portside.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

import io.portside.ui.app.LifeCycle;
import io.portside.ui.command.Commands;
import io.portside.ui.theme.Icon;

/** Everything the application model names must exist; e4 itself would only be silent. */
class ModelLintTest {
    private static final Bundle BUNDLE = FrameworkUtil.getBundle(LifeCycle.class);
    private static final List<Element> MODEL = new ArrayList<>();
    private static final List<Element> PLUGIN = new ArrayList<>();
    private static final Properties TEXTS = new Properties();

    @BeforeAll
    static void read() throws Exception {
        MODEL.addAll(elements("Application.e4xmi"));
        PLUGIN.addAll(elements("plugin.xml"));
        try (Reader reader = new InputStreamReader(BUNDLE.getEntry("OSGI-INF/l10n/bundle.properties").openStream(),
                StandardCharsets.UTF_8)) {
            TEXTS.load(reader);
        }
    }

    private static List<Element> elements(String file) throws Exception {
        try (InputStream in = BUNDLE.getEntry(file).openStream()) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            NodeList all = document.getElementsByTagName("*");
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                elements.add((Element) all.item(i));
            }
            return elements;
        }
    }

    private static List<String> values(String attribute) {
        return MODEL.stream().map(element -> element.getAttribute(attribute)).filter(value -> !value.isEmpty())
                .toList();
    }

    private static List<Element> named(String tag) {
        return MODEL.stream().filter(element -> element.getTagName().equals(tag)).toList();
    }

    private static List<Element> typed(String type) {
        return MODEL.stream().filter(element -> element.getAttribute("xsi:type").equals(type)).toList();
    }

    private static Set<String> ids(String tag) {
        return named(tag).stream().map(element -> element.getAttribute("xmi:id")).collect(Collectors.toSet());
    }

    @Test
    void everyContributedClassLoads() throws Exception {
        List<String> uris = values("contributionURI");
        assertTrue(uris.size() > 20);
        for (String uri : uris) {
            URI parsed = URI.create(uri);
            assertEquals("bundleclass", parsed.getScheme());
            Bundle bundle = Platform.getBundle(parsed.getHost());
            assertNotNull(bundle, uri);
            assertNotNull(bundle.loadClass(parsed.getPath().substring(1)), uri);
        }
    }

    @Test
    void everyCommandHasOneHandlerAndEveryUseACommand() {
        Set<String> commands = ids("commands");
        List<String> handled = named("handlers").stream().map(handler -> handler.getAttribute("command")).toList();
        assertEquals(commands, new HashSet<>(handled));
        assertEquals(commands.size(), handled.size());
        for (Element element : MODEL) {
            if (element.hasAttribute("command")) {
                assertTrue(commands.contains(element.getAttribute("command")), element.getAttribute("elementId"));
            }
        }
    }

    @Test
    void commandConstantsAreInTheModel() throws IllegalAccessException {
        Set<String> ids = named("commands").stream().map(command -> command.getAttribute("elementId"))
                .collect(Collectors.toSet());
        for (Field field : Commands.class.getFields()) {
            assertTrue(ids.contains(field.get(null)), field.getName());
        }
    }

    @Test
    void everyTextExistsAndEveryExistingTextIsUsed() {
        Set<String> used = new HashSet<>();
        List<Element> all = new ArrayList<>(MODEL);
        all.addAll(PLUGIN);
        for (Element element : all) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String value = attributes.item(i).getNodeValue();
                if (value.startsWith("%")) {
                    used.add(value.substring(1));
                }
            }
        }
        assertEquals(TEXTS.stringPropertyNames(), used);
    }

    @Test
    void everyLabelIsExternal() {
        for (String attribute : List.of("label", "tooltip", "commandName", "name")) {
            for (String value : values(attribute)) {
                assertTrue(value.startsWith("%"), value);
            }
        }
    }

    @Test
    void everyIconExistsInModelAndEnum() throws IOException {
        for (String uri : values("iconURI")) {
            URI parsed = URI.create(uri);
            String path = parsed.getPath().replaceFirst("^/plugin/", "");
            Bundle bundle = Platform.getBundle(path.substring(0, path.indexOf('/')));
            assertNotNull(bundle.getEntry(path.substring(path.indexOf('/') + 1)), uri);
        }
        for (Icon icon : Icon.values()) {
            assertNotNull(BUNDLE.getEntry(icon.path()), icon.path());
        }
    }

    @Test
    void idsAreUnique() {
        for (String attribute : List.of("elementId", "xmi:id")) {
            Set<String> seen = new HashSet<>();
            for (String id : values(attribute)) {
                assertTrue(seen.add(id), id);
            }
        }
    }

    @Test
    void everyBindingHasACommandAContextAndKeys() throws Exception {
        Set<String> contexts = new HashSet<>(ids("rootContext"));
        named("children").stream().filter(child -> !child.hasAttribute("xsi:type"))
                .forEach(child -> contexts.add(child.getAttribute("xmi:id")));
        for (Element table : named("bindingTables")) {
            assertTrue(contexts.contains(table.getAttribute("bindingContext")), table.getAttribute("elementId"));
        }
        Set<String> keys = new HashSet<>();
        for (Element binding : named("bindings")) {
            String sequence = binding.getAttribute("keySequence");
            assertTrue(KeySequence.getInstance(sequence).isComplete(), sequence);
            assertTrue(keys.add(((Element) binding.getParentNode()).getAttribute("elementId") + sequence), sequence);
            assertFalse(binding.getAttribute("command").isEmpty());
        }
        for (Element element : MODEL) {
            for (String context : element.getAttribute("bindingContexts").split(" ")) {
                assertTrue(context.isEmpty() || contexts.contains(context), context);
            }
        }
    }

    @Test
    void whatAScreenReaderNeedsIsThere() {
        Set<String> labels = new HashSet<>();
        for (Element part : typed("basic:Part")) {
            assertTrue(labels.add(TEXTS.getProperty(part.getAttribute("label").substring(1))),
                    part.getAttribute("elementId"));
        }
        assertTrue(labels.size() >= 4);
        for (Element item : typed("menu:HandledToolItem")) {
            assertFalse(item.getAttribute("tooltip").isEmpty(), item.getAttribute("elementId"));
        }
    }

    @Test
    void theCoreAddonsAreThere() {
        Set<String> addons = named("addons").stream().map(addon -> addon.getAttribute("contributionURI"))
                .collect(Collectors.toSet());
        for (String name : List.of("CommandServiceAddon", "ContextServiceAddon", "BindingServiceAddon",
                "CommandProcessingAddon", "HandlerProcessingAddon", "ContextProcessingAddon",
                "BindingProcessingAddon")) {
            assertTrue(addons.stream().anyMatch(uri -> uri.endsWith("." + name)), name);
        }
    }
}

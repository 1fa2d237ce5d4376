package io.portside.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;

class SequenceSvgTest {
    private static Document svg(Wire wire) throws Exception {
        String text = SequenceSvg.of("Shop <&> \"1\"", End.of(Wire.at(Wire.CLIENT, 1037)),
                End.of(Wire.at(Wire.SERVER, 21)), wire.model().rows(), new RowWording(Wire.FORMATS));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Element text(Document document, String content) {
        return all(document, "text").stream().filter(text -> text.getTextContent().equals(content)).findFirst()
                .orElseThrow(() -> new AssertionError(content));
    }

    @Test
    void everyStepIsThereWhateverTheServerSends() throws Exception {
        Wire wire = new Wire().connected(1, 1037).hears(1, "220 <script>&amp;\u0001\ufffe\ud800 ]]>")
                .failed(1, Route.ACTIVE_PORT, Evidence.NO_INBOUND, 900);
        Document document = svg(wire);
        assertEquals("Connections of Shop <&> \"1\"", all(document, "title").get(0).getTextContent());
        text(document, "220 <script>&amp;\u00b7\ufffd\ufffd ]]>");
        text(document, "Control connection");
        text(document, "Data connections");
        text(document, "\u2717 Does not work: active (PORT): no connection arrived within 0.9 s");
    }

    @Test
    void arrowsPointToWhoReceives() throws Exception {
        Document out = svg(new Wire().says(1, "PWD"));
        Document in = svg(new Wire().hears(1, "257 x"));
        assertTrue(head(out) > head(in), head(out) + " " + head(in));
    }

    /** Where the only arrow's point is. */
    private static int head(Document document) {
        return all(document, "path").stream().filter(path -> path.hasAttribute("fill"))
                .map(path -> path.getAttribute("d").replaceAll("^M(\\d+) .*$", "$1")).mapToInt(Integer::parseInt)
                .findFirst().orElseThrow();
    }

    @Test
    void theTwoLanesLieSideBySide() throws Exception {
        Document document = svg(new Wire().connected(1, 1037).connects(1, Route.PASSIVE_EPSV, Wire.SERVER, 3001)
                .opened(1, Route.PASSIVE_EPSV, 1038, 3001));
        int control = Integer.parseInt(text(document, "1037").getAttribute("x"));
        int server = Integer.parseInt(text(document, "21").getAttribute("x"));
        int data = Integer.parseInt(text(document, "1038").getAttribute("x"));
        int port = Integer.parseInt(text(document, "3001").getAttribute("x"));
        assertTrue(control < server && server < data && data < port);
    }

    @Test
    void whatIsLostIsDashedAndHasNoHead() throws Exception {
        Document document = svg(new Wire().listens(1, 5001, Wire.CLIENT).failed(1, Route.ACTIVE_PORT,
                Evidence.NO_INBOUND, 900));
        assertTrue(all(document, "path").stream().anyMatch(path -> path.hasAttribute("stroke-dasharray")));
        assertFalse(all(document, "path").stream().anyMatch(path -> path.hasAttribute("fill")));
        text(document, "\u2717");
    }
}

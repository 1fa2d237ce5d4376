package io.portside.ui.connection;

import java.util.EnumMap;
import java.util.Map;

/** Draws SVG: black and colours on white, as it goes into a document. Pure. */
final class SvgPen implements Pen {
    static final int SIZE = 12;
    /** An average character of a sans-serif font, in hundredths of its size; a little too much, so that nothing overlaps. */
    private static final int AVERAGE = 56;
    private static final int BOLD = 62;
    private static final int HEAD_LENGTH = 9;
    private static final int HEAD_HALF = 4;

    private final StringBuilder out = new StringBuilder();
    private final Map<Tone, String> colours = new EnumMap<>(Tone.class);

    SvgPen(int width, int height, String title) {
        colours.put(Tone.TEXT, "#000000");
        colours.put(Tone.MUTED, "#555555");
        colours.put(Tone.LINE, "#bbbbbb");
        colours.put(Tone.ACCENT, "#1f4e79");
        colours.put(Tone.FAILED, "#b00020");
        colours.put(Tone.SELECTED, "#000000");
        colours.put(Tone.SELECTION, "#d6e6f7");
        colours.put(Tone.FAILED_BACK, "#fdecee");
        colours.put(Tone.NOTICE_BACK, "#fff6d9");
        colours.put(Tone.HEAD_BACK, "#f0f0f0");
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(width).append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width)
                .append(' ').append(height)
                .append("\" font-family=\"DejaVu Sans, Segoe UI, Helvetica, Arial, sans-serif\" font-size=\"")
                .append(SIZE).append("\">\n<title>").append(escaped(title)).append("</title>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    }

    @Override
    public void fill(int x, int y, int width, int height, Tone tone) {
        out.append("<rect x=\"").append(x).append("\" y=\"").append(y).append("\" width=\"").append(width)
                .append("\" height=\"").append(height).append("\" fill=\"").append(colours.get(tone)).append("\"/>\n");
    }

    @Override
    public void line(int x1, int y1, int x2, int y2, Tone tone, boolean dashed) {
        out.append("<path d=\"M").append(x1).append(' ').append(y1).append('L').append(x2).append(' ').append(y2)
                .append("\" stroke=\"").append(colours.get(tone)).append('"')
                .append(dashed ? " stroke-dasharray=\"4 3\"" : "").append("/>\n");
    }

    @Override
    public void head(int x, int y, boolean right, Tone tone) {
        int back = right ? x - HEAD_LENGTH : x + HEAD_LENGTH;
        out.append("<path d=\"M").append(x).append(' ').append(y).append('L').append(back).append(' ')
                .append(y - HEAD_HALF).append('L').append(back).append(' ').append(y + HEAD_HALF).append("Z\" fill=\"")
                .append(colours.get(tone)).append("\"/>\n");
    }

    @Override
    public void text(int x, int middle, String text, Align align, Tone tone, boolean bold) {
        if (text.isEmpty()) {
            return;
        }
        String anchor = switch (align) {
            case LEFT -> "";
            case CENTRE -> " text-anchor=\"middle\"";
            case RIGHT -> " text-anchor=\"end\"";
        };
        out.append("<text x=\"").append(x).append("\" y=\"").append(middle + SIZE / 3).append('"').append(anchor)
                .append(bold ? " font-weight=\"bold\"" : "").append(" fill=\"").append(colours.get(tone)).append("\">")
                .append(escaped(text)).append("</text>\n");
    }

    @Override
    public int width(String text, boolean bold) {
        // Ideographs are as wide as high.
        long wide = text.chars().filter(c -> c >= 0x1100).count();
        long hundredths = (text.length() - wide) * (bold ? BOLD : AVERAGE) + wide * 100;
        return (int) (hundredths * SIZE / 100);
    }

    /** The whole document. */
    String document() {
        return out + "</svg>\n";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    // XML 1.0 has no place for control characters and lone surrogates, whatever a server sends.
                    boolean allowed = c == '\t' || c >= 0x20 && c < 0xd800 || c > 0xdfff && c != 0xfffe && c != 0xffff;
                    escaped.appendCodePoint(allowed ? c : 0xfffd);
                }
            }
        });
        return escaped.toString();
    }
}

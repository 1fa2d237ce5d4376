package io.portside.ui.sync.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.portside.engine.files.Location;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/** Reads a file as a text, as far as it is one. Blocks: worker threads. */
final class TextLoader {
    /** Bytes; more is not compared line by line. */
    static final int MOST = 4 << 20;
    /** Bytes in which a zero means that it is no text, as git has it. */
    private static final int SNIFFED = 8_000;
    private static final int UTF8_MARK = 3;
    private static final Charset WINDOWS = Charset.forName("windows-1252"); //$NON-NLS-1$

    private TextLoader() {}

    /** @param there the file; empty: the side does not have it */
    static LoadedText load(Optional<Location> there, CancelToken cancel) {
        if (there.isEmpty()) {
            return new LoadedText.Absent();
        }
        Location file = there.get();
        byte[] content;
        try (InputStream in = file.volume().read(file.path(), cancel)) {
            content = in.readNBytes(MOST + 1);
        } catch (ProblemException e) {
            return new LoadedText.Failed(e.problem());
        } catch (ProblemStreamException e) {
            return new LoadedText.Failed(e.problem().problem());
        } catch (IOException e) {
            return new LoadedText.Failed(Problem.of(ProblemKind.READ_FAILED, e.toString(), file.path().toString(),
                    String.valueOf(e.getMessage())));
        }
        return content.length > MOST ? new LoadedText.TooLarge(content.length) : read(content);
    }

    static LoadedText read(byte[] content) {
        if (marked(content, 0xFF, 0xFE)) {
            return text(content, 2, StandardCharsets.UTF_16LE);
        }
        if (marked(content, 0xFE, 0xFF)) {
            return text(content, 2, StandardCharsets.UTF_16BE);
        }
        for (int i = 0; i < Math.min(SNIFFED, content.length); i++) {
            if (content[i] == 0) {
                return new LoadedText.Binary(content.length);
            }
        }
        int begin = marked(content, 0xEF, 0xBB, 0xBF) ? UTF8_MARK : 0;
        return utf8(content, begin) ? text(content, begin, StandardCharsets.UTF_8) : text(content, 0, WINDOWS);
    }

    private static boolean marked(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean utf8(byte[] content, int begin) {
        try {
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, begin, content.length - begin));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static LoadedText text(byte[] content, int begin, Charset charset) {
        String text = new String(content, begin, content.length - begin, charset);
        List<String> lines = text.isEmpty() ? List.of() : Arrays.asList(text.split("\r\n|\n|\r", -1)); //$NON-NLS-1$
        boolean ended = text.endsWith("\n") || text.endsWith("\r"); //$NON-NLS-1$ //$NON-NLS-2$
        return new LoadedText.Lines(ended ? lines.subList(0, lines.size() - 1) : lines, charset.name(),
                text.contains("\r\n"), ended); //$NON-NLS-1$
    }
}

package io.portside.engine.sync.plan.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.google.gson.JsonObject;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.pair.SyncPairRules;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.PlanValidity;
import io.portside.engine.sync.rule.SyncPair;

/**
 * A plan as a file of JSON objects, one to a line: the head with pair, rules and guards, each item, and at the end the
 * number of items and a digest of all that stands before. A file that was cut off or changed is not a plan any more: what
 * is run is what was looked at. No secrets: ends are ids of sites and folders. Blocking.
 */
public final class PlanFile {
    /** Longer than any item with the longest names and links that systems have. */
    private static final int LONGEST_LINE = 1 << 20;
    private static final String DIGEST = "SHA-256:";
    private final Path file;

    public PlanFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Writes it whole or not at all. Replaces nothing but another plan.
     *
     * @throws ProblemException {@code ALREADY_EXISTS} where another kind of file has the name; {@code WRITE_FAILED}
     */
    public void write(SavedPlan saved) throws ProblemException {
        Path temporary = file.resolveSibling(".portside-" + UUID.randomUUID() + ".tmp");
        try {
            if (Files.exists(file) && !isPlan()) {
                throw new FileAlreadyExistsException(file.toString());
            }
            try {
                writeNew(temporary, saved);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (FileAlreadyExistsException e) {
            throw problem(e, ProblemKind.ALREADY_EXISTS);
        } catch (IOException e) {
            throw problem(e, ProblemKind.WRITE_FAILED, e.toString());
        }
    }

    private boolean isPlan() throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Optional<byte[]> head = new Lines(in, digest()).next();
            if (head.isPresent()) {
                HeadLine.version(Members.parse(text(head.get())));
            }
            return head.isPresent();
        } catch (Damaged e) {
            return false;
        }
    }

    private static void writeNew(Path temporary, SavedPlan saved) throws IOException {
        MessageDigest digest = digest();
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            line(out, digest, HeadLine.of(saved).write());
            for (PlanItem item : saved.plan().items()) {
                line(out, digest, ItemLine.write(item));
            }
            JsonObject end = new JsonObject();
            end.addProperty("items", saved.plan().items().size());
            end.addProperty("digest", DIGEST + HexFormat.of().formatHex(digest.digest()));
            line(out, digest, end);
            out.flush();
            channel.force(true);
        }
    }

    private static void line(OutputStream out, MessageDigest digest, JsonObject json) throws IOException {
        byte[] line = (escaped(json.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(line);
        out.write(line);
    }

    /** Names that are no text have lone surrogates in them, which UTF-8 cannot hold; in JSON they stand only in texts. */
    private static String escaped(String json) {
        if (json.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    /**
     * Reads it.
     *
     * @throws ProblemException {@code NOT_FOUND}; {@code READ_FAILED}; {@code PLAN_DAMAGED}; {@code PLAN_NEWER}
     */
    public SavedPlan read() throws ProblemException {
        SavedPlan saved = unjudged();
        require(saved);
        return saved;
    }

    /** What stands in it, whether it makes sense or not. */
    SavedPlan unjudged() throws ProblemException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Lines lines = new Lines(in, digest());
            try {
                return read(lines);
            } catch (Damaged e) {
                throw problem(e, ProblemKind.PLAN_DAMAGED, "line " + lines.number + ": " + e.getMessage());
            }
        } catch (NoSuchFileException e) {
            throw problem(e, ProblemKind.NOT_FOUND);
        } catch (IOException e) {
            throw problem(e, ProblemKind.READ_FAILED, e.toString());
        }
    }

    /** Whoever changes a file by hand can make the digest fit: then it must still be a plan that could have been made. */
    private void require(SavedPlan saved) throws ProblemException {
        List<String> faults = new ArrayList<>(PlanValidity.faults(saved.plan()));
        for (SyncPair pair : List.of(saved.pair(), saved.pair().withRules(saved.plan().rules()))) {
            SyncPairRules.check(pair).forEach(invalid -> faults.add(invalid.field() + ": " + invalid.fault()));
        }
        if (!faults.isEmpty()) {
            throw problem(null, ProblemKind.PLAN_DAMAGED, faults.get(0));
        }
    }

    private SavedPlan read(Lines lines) throws IOException, Damaged, ProblemException {
        Members first = Members.parse(text(lines.required()));
        int version = HeadLine.version(first);
        if (version > HeadLine.VERSION) {
            throw problem(null, ProblemKind.PLAN_NEWER);
        }
        if (version < 1) {
            throw new Damaged("format: " + version);
        }
        HeadLine head = HeadLine.read(first);
        List<PlanItem> items = new ArrayList<>();
        String before = lines.digested();
        for (String line = text(lines.required());; line = text(lines.required())) {
            if (line.startsWith("{\"items\":")) {
                end(Members.parse(line), items.size(), before);
                break;
            }
            items.add(ItemLine.read(Members.parse(line)));
            before = lines.digested();
        }
        if (lines.next().isPresent()) {
            throw new Damaged("something stands behind the end");
        }
        return head.with(items);
    }

    private static void end(Members end, int items, String digest) throws Damaged {
        if (end.count("items") != items) {
            throw new Damaged("items are missing");
        }
        if (!end.text("digest").equals(digest)) {
            throw new Damaged("the file was changed after it was written");
        }
        end.done();
    }

    private static String text(byte[] line) throws Damaged {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException e) {
            throw new Damaged("not UTF-8");
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProblemException problem(Exception cause, ProblemKind kind, String... more) {
        List<String> facts = new ArrayList<>(List.of(file.toString()));
        facts.addAll(List.of(more));
        return new ProblemException(Problem.of(kind, "plan file", facts.toArray(String[]::new)), cause);
    }

    /** The lines of a file, each fed to the digest. */
    private static final class Lines {
        private final InputStream in;
        private final MessageDigest digest;
        private int number;

        Lines(InputStream in, MessageDigest digest) {
            this.in = in;
            this.digest = digest;
        }

        /** Without the line's end; empty at the end of the file. */
        Optional<byte[]> next() throws IOException, Damaged {
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            number++;
            int c = in.read();
            if (c < 0) {
                return Optional.empty();
            }
            for (; c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new Damaged("cut off");
                }
                if (line.size() == LONGEST_LINE) {
                    throw new Damaged("too long");
                }
                line.write(c);
            }
            byte[] bytes = line.toByteArray();
            digest.update(bytes);
            digest.update((byte) '\n');
            return Optional.of(bytes);
        }

        byte[] required() throws IOException, Damaged {
            return next().orElseThrow(() -> new Damaged("cut off"));
        }

        /** Of all lines so far. */
        String digested() {
            try {
                return DIGEST + HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

package io.portside.ftp.session;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portside.ftp.control.Command;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.transfer.FileHash;

/**
 * Checksums that a server computes: HASH (draft-bryan-ftpext-hash), the X commands that have no standard, and the MD5
 * command of Apache FtpServer. Their replies differ from server to server; one that cannot be read without doubt counts
 * as none.
 */
final class Checksums {
    /** HASH names, best first, and what Java calls them. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    /** Commands, best first. */
    private static final Map<String, String> COMMANDS = new LinkedHashMap<>();
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");
    private static final long SLOWEST = 20_000_000;

    static {
        NAMES.put("SHA-256", "SHA-256");
        NAMES.put("SHA-512", "SHA-512");
        NAMES.put("SHA-1", "SHA-1");
        NAMES.put("MD5", "MD5");
        NAMES.put("CRC32", "CRC32");
        COMMANDS.put("XSHA256", "SHA-256");
        COMMANDS.put("XSHA512", "SHA-512");
        COMMANDS.put("XSHA1", "SHA-1");
        COMMANDS.put("XSHA", "SHA-1");
        COMMANDS.put("XMD5", "MD5");
        COMMANDS.put("MD5", "MD5");
        COMMANDS.put("XCRC", "CRC32");
    }

    private final Conversation conversation;
    private final ServerFacts facts;

    Checksums(Conversation conversation, ServerFacts facts) {
        this.conversation = conversation;
        this.facts = facts;
    }

    /** Empty where the server offers none, refuses it for this file, or answers in words that are not understood. */
    Optional<FileHash> of(String path, long size) throws FtpException {
        Duration more = Duration.ofSeconds(size / SLOWEST);
        if (facts.has("HASH")) {
            Optional<String> wanted = offered(facts.features().get("HASH"));
            if (wanted.isPresent()) {
                conversation.ask(Command.of("OPTS", "HASH " + wanted.get()));
                return hash(conversation.ask(conversation.command("HASH", path), more), path, size);
            }
        }
        for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
            if (facts.has(command.getKey())) {
                return plain(conversation.ask(conversation.command(command.getKey(), path), more), path,
                        command.getValue());
            }
        }
        return Optional.empty();
    }

    /** The best of {@code SHA-256;SHA-1*;MD5}; the star marks the one in use. */
    static Optional<String> offered(String feature) {
        List<String> names = Arrays.stream(feature.split("[;,\\s]+")).map(name -> name.replace("*", ""))
                .map(name -> name.toUpperCase(Locale.ROOT)).toList();
        return NAMES.keySet().stream().filter(names::contains).findFirst();
    }

    /**
     * {@code 213 SHA-256 0-49 hex path}; older drafts and servers have the range elsewhere, or not at all. Another part of
     * the file than the whole proves nothing.
     */
    static Optional<FileHash> hash(Reply reply, String path, long size) {
        if (reply.code() != 213 && reply.code() != 250) {
            return Optional.empty();
        }
        String text = without(path, reply.text());
        Matcher range = RANGE.matcher(text.replaceAll("(?i)SHA-\\d+", ""));
        if (range.find() && !whole(range, size)) {
            return Optional.empty();
        }
        String upper = text.toUpperCase(Locale.ROOT);
        return NAMES.entrySet().stream()
                .filter(name -> Pattern.compile("(?<![\\w-])" + Pattern.quote(name.getKey()) + "(?![\\w-])")
                        .matcher(upper).find())
                .findFirst().flatMap(name -> digits(text, path, name.getValue()));
    }

    private static boolean whole(Matcher range, long size) {
        try {
            long end = Long.parseLong(range.group(2));
            return Long.parseLong(range.group(1)) == 0 && (end == size || end == size - 1);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** {@code 250 hex}, {@code 250 "path" hex}, {@code 251 "path" HEX} (Apache), {@code 213 hex}. */
    static Optional<FileHash> plain(Reply reply, String path, String algorithm) {
        return reply.completed() ? digits(without(path, reply.text()), path, algorithm) : Optional.empty();
    }

    private static String without(String path, String text) {
        return text.replace(path, " ");
    }

    /** The one word that can be the result; a CRC may lack its leading zeros. */
    private static Optional<FileHash> digits(String text, String path, String algorithm) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int digits = FileHash.digits(algorithm).orElseThrow();
        boolean crc = algorithm.equals("CRC32");
        Pattern result = Pattern.compile("(?:0x)?([0-9a-fA-F]{" + (crc ? "1," : "") + digits + "})");
        List<String> found = Arrays.stream(text.split("[\\s\"';,:]+"))
                .filter(word -> !word.equals(name)).map(result::matcher).filter(Matcher::matches)
                .map(match -> match.group(1)).toList();
        List<String> full = found.stream().filter(word -> word.length() == digits).toList();
        List<String> chosen = full.isEmpty() ? found : full;
        return chosen.size() == 1
                ? Optional.of(new FileHash(algorithm, "0".repeat(digits - chosen.get(0).length()) + chosen.get(0)))
                : Optional.empty();
    }
}

package io.portside.testkit;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands about files and folders, well-behaved. */
final class FileCommands {
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final ServerSession session;
    private final MemoryTree tree;
    private String folder;
    private String renaming;
    private long offset;
    private boolean image;

    FileCommands(ServerSession session) {
        this.session = session;
        tree = session.server.tree();
        folder = session.server.home();
    }

    /** Where the session stands. */
    String folder() {
        return folder;
    }

    /** Whether the verb is known. */
    boolean handles(String verb, String argument, Rule rule) throws IOException {
        long from = offset;
        String source = renaming;
        offset = 0;
        renaming = null;
        if (List.of("MLSD", "MLST").contains(verb) && !session.server.has("MLST")
                || List.of("SIZE", "MDTM", "MFMT", "EPSV", "EPRT").contains(verb) && !session.server.has(verb)) {
            return false;
        }
        String path = resolve(argument);
        switch (verb) {
            case "PWD", "XPWD" -> session.send("257 \"" + folder.replace("\"", "\"\"") + "\" is current");
            case "CWD" -> enter(path);
            case "CDUP" -> enter(MemoryTree.parent(folder));
            case "TYPE" -> {
                image = argument.toUpperCase(Locale.ROOT).startsWith("I");
                session.send("200 type " + argument);
            }
            case "MODE" -> {
                boolean known = !argument.equals("Z") || session.server.has("MODE");
                session.compressed = known && argument.equals("Z");
                session.send(known ? "200 ok" : "504 unknown mode");
            }
            case "STRU" -> session.send("200 ok");
            case "REST" -> {
                offset = Long.parseLong(argument);
                session.send("350 restarting at " + offset);
            }
            case "SIZE" -> size(path);
            case "MDTM" ->
                answer(tree.get(path).filter(n -> !n.folder()).map(n -> "213 " + STAMP.format(n.modified())));
            case "MFMT" -> setTime(argument);
            case "MLST" -> facts(path);
            case "STAT" -> status(argument);
            case "MKD" -> makeFolder(path);
            case "RMD" -> answer(
                    tree.get(path).filter(n -> n.folder() && tree.remove(path)).map(n -> "250 removed"));
            case "DELE" -> answer(
                    tree.get(path).filter(n -> !n.folder() && tree.remove(path)).map(n -> "250 deleted"));
            case "RNFR" -> {
                renaming = tree.get(path).isPresent() ? path : null;
                session.send(renaming != null ? "350 to what?" : "550 no such file");
            }
            case "RNTO" -> session.send(source == null
                    ? "503 RNFR first"
                    : tree.move(source, path) ? "250 renamed" : "553 cannot rename to that");
            case "LIST", "NLST", "MLSD" -> list(verb, argument, rule);
            case "RETR" -> retrieve(path, from, rule);
            case "STOR" -> store(path, from, rule);
            case "APPE" -> store(path, tree.get(path).map(MemoryTree.Node::size).orElse(0L), rule);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void answer(Optional<String> good) throws IOException {
        session.send(good.orElse("550 no such thing"));
    }

    private void enter(String path) throws IOException {
        Optional<MemoryTree.Node> node = tree.get(path).filter(MemoryTree.Node::folder);
        if (node.isPresent()) {
            folder = path;
        }
        answer(node.map(n -> "250 there"));
    }

    private void size(String path) throws IOException {
        if (!image) {
            session.send("550 SIZE not allowed in ASCII mode");
        } else {
            answer(tree.get(path).filter(n -> !n.folder()).map(n -> "213 " + n.size()));
        }
    }

    private void setTime(String argument) throws IOException {
        int space = argument.indexOf(' ');
        try {
            Instant time = LocalDateTime.parse(argument.substring(0, Math.max(space, 0)), STAMP)
                    .toInstant(ZoneOffset.UTC);
            String name = argument.substring(space + 1);
            answer(Optional.of("213 Modify=" + STAMP.format(time) + "; " + name)
                    .filter(r -> tree.touch(resolve(name), time)));
        } catch (DateTimeParseException e) {
            session.send("501 bad time");
        }
    }

    private void facts(String path) throws IOException {
        Optional<MemoryTree.Node> node = tree.get(path);
        if (node.isEmpty()) {
            session.send("550 no such thing");
        } else {
            session.sendRaw(("250-Begin\r\n " + Listings.facts(node.get(), false) + " " + path + "\r\n250 End\r\n")
                    .getBytes(session.server.charset()));
        }
    }

    private void makeFolder(String path) throws IOException {
        if (tree.get(path).isPresent()) {
            session.send("550 exists already");
        } else if (tree.get(MemoryTree.parent(path)).filter(MemoryTree.Node::folder).isEmpty()) {
            session.send("550 no such folder above");
        } else {
            tree.folder(path);
            session.send("257 \"" + path.replace("\"", "\"\"") + "\" made");
        }
    }

    private void list(String verb, String argument, Rule rule) throws IOException {
        String name = verb.equals("MLSD") ? argument : argument.replaceFirst("^-[A-Za-z]+ ?", "");
        Optional<MemoryTree.Node> node = tree.get(resolve(name));
        if (node.isEmpty() || verb.equals("MLSD") && !node.get().folder()) {
            session.send("550 no such folder");
            session.data.close();
            return;
        }
        List<MemoryTree.Node> nodes = node.get().folder() ? tree.children(node.get().path()) : List.of(node.get());
        String text = switch (verb) {
            case "MLSD" -> Listings.mlsd(node.get(), nodes);
            case "NLST" -> Listings.names(nodes);
            default -> unix(nodes);
        };
        new Transfer(session, rule).send("listing", text.getBytes(session.server.charset()));
    }

    private String unix(List<MemoryTree.Node> nodes) {
        return (session.server.showsSelf() ? Listings.SELF : "") + Listings.unix(nodes, Instant.now());
    }

    private void status(String argument) throws IOException {
        if (argument.startsWith("-") && session.server.showsSelf()) {
            session.sendRaw(("213-Status follows:\r\n" + unix(tree.children(folder)) + "213 End of status\r\n")
                    .getBytes(session.server.charset()));
        } else {
            session.send("211 fine");
        }
    }

    private void retrieve(String path, long from, Rule rule) throws IOException {
        Optional<MemoryTree.Node> node = tree.get(path).filter(n -> !n.folder());
        if (node.isEmpty()) {
            session.send("550 no such file");
            session.data.close();
            return;
        }
        byte[] content = tree.content(path);
        byte[] rest = Arrays.copyOfRange(content, (int) Math.min(from, content.length), content.length);
        new Transfer(session, rule).send(node.get().name(), rest);
    }

    private void store(String path, long from, Rule rule) throws IOException {
        if (tree.get(path).filter(MemoryTree.Node::folder).isPresent()
                || tree.get(MemoryTree.parent(path)).filter(MemoryTree.Node::folder).isEmpty()) {
            session.send("553 cannot write that");
            session.data.close();
            return;
        }
        // vsftpd, ProFTPD and Pure-FTPd cut the file off before they open the data connection.
        tree.write(path, from, new byte[0], 0);
        new Transfer(session, rule).receive(path, from);
    }

    private String resolve(String name) {
        if (name.isEmpty()) {
            return folder;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (name.startsWith("/") ? name : folder + "/" + name).split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}

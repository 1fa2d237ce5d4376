package io.portside.ftp.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.listing.NameCodec;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.setting.Security;

/** From the greeting to a session that can transfer: USER, PASS, and what is to be known and set once. */
final class Login {
    /** A greeting of 120 says "ready in so many minutes"; so many times the usual patience is left to it. */
    private static final int DELAYED_GREETING_PATIENCE = 10;
    /** A server that lost a command of a flight says nothing more; it is not worth a minute to be sure. */
    private static final Duration FLIGHT_LIMIT = Duration.ofSeconds(10);
    private static final Pattern TOO_MANY = Pattern.compile(
            "too many|maximum|max(imum)? (number|users|clients|connections)|(connection|user|session|client)s? limit|already (connected|logged)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ABOUT_GUESSING = Pattern.compile("attempt|failure|incorrect|password",
            Pattern.CASE_INSENSITIVE);

    private final ControlConnection control;
    private final FtpSiteSettings settings;
    private final Patience patience;
    private final PasswordSource passwords;
    private final NameCodec names;
    private final Optional<Protection> protection;
    private boolean inFlight;

    Login(ControlConnection control, FtpSiteSettings settings, PasswordSource passwords, NameCodec names,
            Optional<Protection> protection) {
        this.control = control;
        this.settings = settings;
        this.patience = settings.patience();
        this.passwords = passwords;
        this.names = names;
        this.protection = protection;
    }

    /** Whether {@link #run} failed while several commands were in flight, so that they may be what failed it. */
    boolean failedInFlight() {
        return inFlight;
    }

    ServerFacts run(boolean pipelined) throws FtpException {
        Security security = settings.tls().security();
        if (security == Security.IMPLICIT) {
            protection.orElseThrow().handshake();
        }
        String greeting = greeting();
        if (security == Security.EXPLICIT) {
            Reply reply = ask(Protection.auth());
            if (reply.code() == 421) {
                throw refused(reply);
            }
            protection.orElseThrow().authAnswered(reply);
        }
        authenticate(pipelined);
        boolean utf8 = settings.charset().equals(StandardCharsets.UTF_8);
        List<Reply> replies = pipelined ? inOneFlight(utf8) : oneByOne(utf8);
        Reply type = replies.get(3);
        if (type.negative()) {
            throw new CommandRefusedException("TYPE", type);
        }
        if (protection.isPresent() && settings.tls().clearControl()) {
            protection.get().clearControl();
        }
        return new ServerFacts(control.local(), control.peer(), greeting, text(replies.get(1)), home(replies.get(2)),
                features(replies.get(0)), utf8, control.roundTrip());
    }

    private String greeting() throws FtpException {
        Reply reply;
        try {
            reply = control.readEvenClosing(patience.greeting());
            while (reply.preliminary()) {
                reply = control.readEvenClosing(patience.greeting().multipliedBy(DELAYED_GREETING_PATIENCE));
            }
        } catch (SessionLostException | ProtocolException e) {
            throw new ConnectFailedException(settings.host(), settings.port(),
                    ConnectFailedException.Kind.NO_GREETING, e);
        }
        if (reply.negative()) {
            throw refused(reply);
        }
        return reply.text();
    }

    private void authenticate(boolean pipelined) throws FtpException {
        Reply reply = user(pipelined);
        if (reply.code() == 331) {
            char[] password = passwords.password();
            Command pass;
            try {
                pass = Command.secret("PASS", password, settings.charset());
            } finally {
                Arrays.fill(password, '\0');
            }
            reply = ask(pass);
        }
        // 332 asks for an account on top; no site of ours has one.
        if (!reply.completed()) {
            throw refused(reply);
        }
        if (protection.isPresent() && !protection.get().dataProtected()) {
            ask(Protection.bufferSize());
            protection.get().dataAnswered(ask(Protection.privateData()), true);
        }
    }

    /** PBSZ and PROT go before USER, because PASS has to follow it directly, and cost no round trip. */
    private Reply user(boolean pipelined) throws FtpException {
        Command user = Command.of("USER", "", settings.user(), names.encode(settings.user()));
        if (protection.isEmpty()) {
            return ask(user);
        }
        List<Command> flight = List.of(Protection.bufferSize(), Protection.privateData(), user);
        List<Reply> replies = new ArrayList<>();
        inFlight = pipelined;
        if (pipelined) {
            control.send(flight.toArray(Command[]::new));
        }
        for (Command command : flight) {
            Reply reply = pipelined ? next() : ask(command);
            if (reply.code() == 421) {
                throw refused(reply);
            }
            replies.add(reply);
        }
        inFlight = false;
        protection.get().dataAnswered(replies.get(1), false);
        return replies.get(2);
    }

    private Reply ask(Command command) throws FtpException {
        control.send(command);
        return next();
    }

    private Reply next() throws FtpException {
        Reply reply = control.readEvenClosing(patience.reply());
        while (reply.preliminary()) {
            reply = control.readEvenClosing(patience.reply());
        }
        return reply;
    }

    private static FtpException refused(Reply reply) {
        String text = reply.text();
        if (TOO_MANY.matcher(text).find() && !ABOUT_GUESSING.matcher(text).find()) {
            return new TooManySessionsException(reply);
        }
        return reply.code() == 421
                ? new SessionLostException("server closes the session: " + reply)
                : new LoginRefusedException(reply);
    }

    /** Replies to FEAT, SYST, PWD, TYPE. OPTS goes along unasked: a server that lacks it says so, and PWD must come after it. */
    private List<Reply> inOneFlight(boolean utf8) throws FtpException {
        List<Command> flight = new ArrayList<>(List.of(Command.of("FEAT"), Command.of("SYST"), Command.of("PWD"),
                Command.of("TYPE", "I")));
        if (utf8) {
            flight.add(1, Command.of("OPTS", "UTF8 ON"));
        }
        inFlight = true;
        control.send(flight.toArray(Command[]::new));
        Duration limit = FLIGHT_LIMIT.compareTo(patience.reply()) < 0 ? FLIGHT_LIMIT : patience.reply();
        List<Reply> replies = new ArrayList<>();
        for (Command command : flight) {
            Optional<Reply> reply = control.await(limit);
            if (reply.isEmpty() || !fits(command.verb(), reply.get())) {
                throw new ProtocolException("replies do not match the flight: " + command.shown() + " got " + reply);
            }
            if (!command.verb().equals("OPTS")) {
                replies.add(reply.get());
            }
        }
        control.refuseUnsolicited();
        inFlight = false;
        return replies;
    }

    /** Whether the reply can be one to the command. */
    private static boolean fits(String verb, Reply reply) {
        if (reply.negative()) {
            return true;
        }
        return switch (verb) {
            case "FEAT" -> reply.code() == 211;
            case "SYST" -> reply.code() == 215;
            case "PWD" -> reply.code() == 257;
            default -> reply.completed() && reply.code() != 211 && reply.code() != 215 && reply.code() != 257;
        };
    }

    private List<Reply> oneByOne(boolean utf8) throws FtpException {
        Reply features = control.ask(Command.of("FEAT"), patience.reply());
        if (utf8 && features(features).containsKey("UTF8")) {
            control.ask(Command.of("OPTS", "UTF8 ON"), patience.reply());
        }
        return List.of(features, control.ask(Command.of("SYST"), patience.reply()),
                control.ask(Command.of("PWD"), patience.reply()),
                control.ask(Command.of("TYPE", "I"), patience.reply()));
    }

    private static String text(Reply reply) {
        return reply.completed() ? reply.text() : "";
    }

    /** The path in {@code 257 "path" comment}; a quote in it is doubled (RFC 959 appendix II). */
    static String home(Reply reply) {
        String text = reply.text();
        int open = text.indexOf('"');
        if (reply.code() != 257 || open < 0) {
            return "/";
        }
        StringBuilder path = new StringBuilder();
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '"') {
                    break;
                }
                i++;
            }
            path.append(c);
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    /** FEAT lines (RFC 2389): label in upper case to what follows it. Some servers put the code before every line. */
    static Map<String, String> features(Reply reply) {
        Map<String, String> features = new LinkedHashMap<>();
        List<String> lines = reply.lines();
        if (reply.code() == 211) {
            for (int i = 1; i < lines.size() - 1; i++) {
                String line = lines.get(i).strip();
                if (line.startsWith("211-")) {
                    line = line.substring(4).strip();
                }
                int space = line.indexOf(' ');
                String label = space < 0 ? line : line.substring(0, space);
                if (!label.isEmpty()) {
                    features.put(label.toUpperCase(Locale.ROOT), space < 0 ? "" : line.substring(space + 1));
                }
            }
        }
        return features;
    }
}

package io.portside.engine.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.portside.engine.problem.ProblemMapping.Doing;
import io.portside.engine.problem.ProblemMapping.Subject;
import io.portside.ftp.reply.Reply;

/**
 * Reads a refusal. The code alone says little: RFC 959 lets 550 stand for "not found", "no access" and much else, and
 * servers use it for "exists" and "not empty" too; so the words decide first. Words that nobody knows (vsftpd's "Failed to
 * open file.", another language) are passed on as they are rather than guessed at.
 */
final class RefusalReader {
    private record Words(Pattern pattern, ProblemKind kind) {
        static Words of(String regex, ProblemKind kind) {
            return new Words(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), kind);
        }
    }

    /** In this order: "No such file exists" must not become "exists", nor "Not a directory" "no such directory". */
    private static final List<Words> WORDS = List.of(
            Words.of("no space|disk (is )?full|quota|not enough (free |disk )?space|insufficient (disk|storage|space)|"
                    + "exceeded storage|space exceeded", ProblemKind.NO_SPACE),
            Words.of("not empty", ProblemKind.FOLDER_NOT_EMPTY),
            Words.of("not a (valid )?(directory|folder)|directory name is invalid", ProblemKind.NOT_A_FOLDER),
            Words.of("no such|not found|(not|n't|no longer) exist|cannot find|can't find|could(n't| not) find|"
                    + "non-?existent|unavailable \\(not found\\)", ProblemKind.NOT_FOUND),
            Words.of("already exists|file exists|directory exists|\\bexists\\b", ProblemKind.ALREADY_EXISTS),
            Words.of(
                    "(name|path)( is)? (too long|not allowed|not valid|invalid|illegal|incorrect)|(file ?)?name too long|"
                            + "(invalid|illegal|prohibited|bad) (file ?|path ?)?(name|path|character)|syntax is incorrect",
                    ProblemKind.NAME_REFUSED),
            Words.of("permission|denied|not permitted|not allowed|no access|no rights|read-?only|forbidden|"
                    + "not authori[sz]ed|unauthori[sz]ed|prohibited|privileges?", ProblemKind.NO_PERMISSION));

    /** Not in "rename". */
    private static final Pattern NAME = Pattern.compile("\\b(file)?name", Pattern.CASE_INSENSITIVE);

    private static final Set<String> READS = Set.of("RETR", "LIST", "MLSD", "MLST", "NLST", "STAT", "CWD", "CDUP",
            "PWD", "SIZE", "MDTM");
    private static final Set<String> WRITES = Set.of("STOR", "STOU", "APPE", "MKD", "XMKD", "RMD", "XRMD", "DELE",
            "RNFR", "RNTO", "MFMT", "ALLO");

    private RefusalReader() {}

    static Problem read(String verb, Reply reply, Subject subject, String details) {
        String text = reply.text();
        switch (reply.code()) {
            case 421 :
                return Problem.of(ProblemKind.SESSION_LOST, details, subject.host());
            case 425 :
                return Problem.of(ProblemKind.NO_ROUTE, details, subject.host());
            case 426 :
                return Problem.of(ProblemKind.TRANSFER_BROKEN, details, subject.path(), "0");
            case 452, 552 :
                return Problem.of(ProblemKind.NO_SPACE, details, subject.path());
            case 530, 532 :
                // Before the login this is LoginRefusedException; here an account may not do what was asked.
                return words(text).isPresent()
                        ? Problem.of(ProblemKind.NO_PERMISSION, details, subject.path(), text)
                        : Problem.of(ProblemKind.LOGIN_REFUSED, details, text);
            case 521 :
                // RFC 959 appendix II: 521 to MKD means that the directory exists.
                if (verb.toUpperCase(Locale.ROOT).endsWith("MKD")) {
                    return Problem.of(ProblemKind.ALREADY_EXISTS, details, subject.path());
                }
                break;
            case 450, 451, 501, 504, 550, 551, 553, 554, 556 :
                return file(verb.toUpperCase(Locale.ROOT), reply, subject, details);
            default :
                break;
        }
        return Problem.of(ProblemKind.COMMAND_REFUSED, details, verb, text);
    }

    private static Problem file(String verb, Reply reply, Subject subject, String details) {
        String text = reply.text();
        Optional<ProblemKind> kind = words(withoutPath(text, subject.path()));
        if (kind.isPresent()) {
            return problem(kind.get(), subject, details, text);
        }
        if (reply.code() == 501 || reply.code() == 504 || reply.code() == 556) {
            return Problem.of(ProblemKind.COMMAND_REFUSED, details, verb, text);
        }
        // 553 is RFC 959's "file name not allowed", but vsftpd's 553 "Could not create file." has any cause.
        if (reply.code() == 553 && NAME.matcher(text).find()) {
            return Problem.of(ProblemKind.NAME_REFUSED, details, name(subject.path()));
        }
        if (READS.contains(verb)) {
            return Problem.of(ProblemKind.READ_FAILED, details, subject.path(), text);
        }
        if (WRITES.contains(verb) || subject.doing() == Doing.WRITING) {
            return Problem.of(ProblemKind.WRITE_FAILED, details, subject.path(), text);
        }
        return Problem.of(ProblemKind.COMMAND_REFUSED, details, verb, text);
    }

    /** What a text says, whatever its code; the words of operating systems are the servers' words too. */
    static Optional<ProblemKind> words(String text) {
        return WORDS.stream().filter(words -> words.pattern().matcher(text).find()).map(Words::kind).findFirst();
    }

    static Problem problem(ProblemKind kind, Subject subject, String details, String text) {
        return switch (kind) {
            case NO_PERMISSION -> Problem.of(kind, details, subject.path(), text);
            case NAME_REFUSED -> Problem.of(kind, details, name(subject.path()));
            default -> Problem.of(kind, details, subject.path());
        };
    }

    /** ProFTPD, Apache and others quote the path, and a file may well be called "permission denied.txt". */
    private static String withoutPath(String text, String path) {
        return without(without(text, path), name(path));
    }

    private static String without(String text, String quoted) {
        return quoted.isEmpty() || quoted.equals("/")
                ? text
                : text.replaceAll("(?<![\\w/])" + Pattern.quote(quoted) + "(?!\\w)", "");
    }

    private static String name(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? path : path.substring(slash + 1);
    }
}

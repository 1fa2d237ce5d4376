package io.portside.engine.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.portside.engine.problem.ProblemMapping.Doing;
import io.portside.engine.problem.ProblemMapping.Subject;
import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.SourceChangedException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;

class ProblemMappingTest {
    private static final Subject SUBJECT = new Subject("ftp.example.org", "/pub/a b.txt", Doing.WRITING);
    private static final RouteFailure FAILURE = new RouteFailure(Route.ACTIVE_PORT, RouteFailure.Evidence.NO_INBOUND,
            Duration.ofMillis(600), Optional.empty());

    /** Replies as the servers send them; the columns: server, verb, code, text, what it is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vsftpd      | RETR | 550 | Failed to open file.                                   | READ_FAILED
            vsftpd      | STOR | 553 | Could not create file.                                 | WRITE_FAILED
            vsftpd      | CWD  | 550 | Failed to change directory.                            | READ_FAILED
            vsftpd      | MKD  | 550 | Create directory operation failed.                     | WRITE_FAILED
            vsftpd      | DELE | 550 | Delete operation failed.                               | WRITE_FAILED
            vsftpd      | RMD  | 550 | Remove directory operation failed.                     | WRITE_FAILED
            vsftpd      | RNTO | 550 | Rename failed.                                         | WRITE_FAILED
            vsftpd      | SIZE | 550 | Could not get file size.                               | READ_FAILED
            vsftpd      | STOR | 550 | Permission denied.                                     | NO_PERMISSION
            vsftpd      | STOR | 552 | Disk full                                              | NO_SPACE
            ProFTPD     | RETR | 550 | /pub/a b.txt: No such file or directory                | NOT_FOUND
            ProFTPD     | STOR | 550 | /pub/a b.txt: Permission denied                        | NO_PERMISSION
            ProFTPD     | STOR | 550 | /pub/a b.txt: Not a regular file                       | WRITE_FAILED
            ProFTPD     | MKD  | 550 | /pub/a b.txt: File exists                              | ALREADY_EXISTS
            ProFTPD     | RMD  | 550 | /pub/a b.txt: Directory not empty                      | FOLDER_NOT_EMPTY
            ProFTPD     | CWD  | 550 | /pub/a b.txt: Not a directory                          | NOT_A_FOLDER
            ProFTPD     | STOR | 451 | /pub/a b.txt: Append/Restart not permitted, try again  | NO_PERMISSION
            ProFTPD     | STOR | 552 | Transfer aborted. Disk quota exceeded                  | NO_SPACE
            ProFTPD     | STOR | 426 | Transfer aborted. Broken pipe                          | TRANSFER_BROKEN
            ProFTPD     | MKD  | 550 | /pub/a b.txt: Read-only file system                    | NO_PERMISSION
            ProFTPD     | STOR | 550 | /pub/a b.txt: File name too long                       | NAME_REFUSED
            Pure-FTPd   | RETR | 550 | Can't open a b.txt: No such file or directory          | NOT_FOUND
            Pure-FTPd   | STOR | 553 | Can't open that file: Permission denied                | NO_PERMISSION
            Pure-FTPd   | STOR | 553 | Can't open that file: No such file or directory        | NOT_FOUND
            Pure-FTPd   | STOR | 553 | Can't open that file: Is a directory                   | WRITE_FAILED
            Pure-FTPd   | MKD  | 550 | Can't create directory: File exists                    | ALREADY_EXISTS
            Pure-FTPd   | RMD  | 550 | Can't remove directory: Directory not empty            | FOLDER_NOT_EMPTY
            Pure-FTPd   | CWD  | 550 | Can't change directory to x: Not a directory           | NOT_A_FOLDER
            Pure-FTPd   | STOR | 552 | Disk full - please upload later                        | NO_SPACE
            Pure-FTPd   | STOR | 550 | Quota exceeded: [a b.txt] won't be saved               | NO_SPACE
            Pure-FTPd   | STOR | 553 | Prohibited file name: a b.txt                          | NAME_REFUSED
            Pure-FTPd   | MKD  | 550 | Can't create directory: Read-only file system          | NO_PERMISSION
            FileZilla   | RETR | 550 | File not found                                         | NOT_FOUND
            FileZilla   | RETR | 550 | Couldn't open the file                                 | READ_FAILED
            FileZilla   | STOR | 550 | Couldn't open the file for writing: Permission denied  | NO_PERMISSION
            FileZilla   | CWD  | 550 | Couldn't open the directory: No such file or directory | NOT_FOUND
            FileZilla   | MKD  | 550 | Directory already exists                               | ALREADY_EXISTS
            FileZilla   | RMD  | 550 | Directory not empty                                    | FOLDER_NOT_EMPTY
            FileZilla   | RNTO | 553 | file exists                                            | ALREADY_EXISTS
            FileZilla   | STOR | 553 | Filename invalid                                       | NAME_REFUSED
            Apache      | RETR | 550 | /pub/a b.txt: No such file or directory.               | NOT_FOUND
            Apache      | STOR | 550 | /pub/a b.txt: Permission denied.                       | NO_PERMISSION
            Apache      | STOR | 550 | /pub/a b.txt: Invalid path.                            | NAME_REFUSED
            Apache      | MKD  | 550 | /pub/a b.txt: Already exists.                          | ALREADY_EXISTS
            Apache      | MKD  | 550 | /pub/a b.txt: Can't create directory.                  | WRITE_FAILED
            Apache      | STOR | 551 | /pub/a b.txt: Error on output file.                    | WRITE_FAILED
            Apache      | RNTO | 553 | Cannot rename file a b.txt.                            | WRITE_FAILED
            IIS         | RETR | 550 | The system cannot find the file specified.             | NOT_FOUND
            IIS         | CWD  | 550 | The system cannot find the path specified.             | NOT_FOUND
            IIS         | STOR | 550 | Access is denied.                                      | NO_PERMISSION
            IIS         | MKD  | 550 | Cannot create a file when that file already exists.    | ALREADY_EXISTS
            IIS         | RMD  | 550 | The directory is not empty.                            | FOLDER_NOT_EMPTY
            IIS         | CWD  | 550 | The directory name is invalid.                         | NOT_A_FOLDER
            IIS         | STOR | 550 | There is not enough space on the disk.                 | NO_SPACE
            IIS         | STOR | 550 | The filename, directory name, or volume label syntax is incorrect. | NAME_REFUSED
            pyftpdlib   | RETR | 550 | No such file or directory.                             | NOT_FOUND
            pyftpdlib   | STOR | 550 | Not enough privileges.                                 | NO_PERMISSION
            pyftpdlib   | MKD  | 550 | File exists.                                           | ALREADY_EXISTS
            any         | MKD  | 521 | "/pub/a b.txt" directory                               | ALREADY_EXISTS
            any         | XMKD | 521 | taken                                                  | ALREADY_EXISTS
            any         | AUTH | 521 | no                                                     | COMMAND_REFUSED
            any         | STOR | 450 | File busy                                              | WRITE_FAILED
            any         | RETR | 450 | File busy                                              | READ_FAILED
            any         | STOR | 452 | Try later                                              | NO_SPACE
            any         | STOR | 532 | Need account for storing files                         | LOGIN_REFUSED
            any         | STOR | 530 | Not logged in                                          | LOGIN_REFUSED
            any         | STOR | 530 | Permission denied for guests                           | NO_PERMISSION
            any         | STOR | 553 | Requested action not taken. File name not allowed.     | NAME_REFUSED
            any         | STOR | 553 | Name refusé                                            | NAME_REFUSED
            any         | MFMT | 500 | Unknown command                                        | COMMAND_REFUSED
            any         | SITE | 502 | Not implemented                                        | COMMAND_REFUSED
            any         | NOOP | 550 | No                                                     | WRITE_FAILED
            any         | RETR | 550 | Datei oder Verzeichnis nicht gefunden                  | READ_FAILED
            any         | STOR | 421 | Timeout                                                | SESSION_LOST
            any         | LIST | 425 | Cannot open data connection                            | NO_ROUTE
            """)
    void aRefusalIsReadByItsWords(String server, String verb, int code, String text, ProblemKind kind) {
        Problem problem = ProblemMapping.of(new CommandRefusedException(verb, new Reply(code, text)), SUBJECT);
        assertEquals(kind, problem.kind(), server);
        assertTrue(problem.details().contains(text), problem.details());
        assertFactsAsDeclared(problem);
    }

    @Test
    void aFilesNameIsNoReason() {
        Subject odd = new Subject("h", "/pub/permission denied exists.txt", Doing.READING);
        Problem problem = ProblemMapping.of(new CommandRefusedException("RETR",
                new Reply(550, "/pub/permission denied exists.txt: Something else")), odd);
        assertEquals(ProblemKind.READ_FAILED, problem.kind());
        Subject shortName = new Subject("h", "/e", Doing.READING);
        assertEquals(ProblemKind.NOT_FOUND, ProblemMapping
                .of(new CommandRefusedException("RETR", new Reply(550, "e: No such file or directory")), shortName)
                .kind());
    }

    static Stream<Arguments> coreFailures() {
        return Stream.of(
                Arguments.of(new LoginRefusedException(new Reply(530, "Login incorrect.")), ProblemKind.LOGIN_REFUSED,
                        List.of("Login incorrect.")),
                Arguments.of(new TooManySessionsException(new Reply(421, "Too many")), ProblemKind.TOO_MANY_SESSIONS,
                        List.of("Too many")),
                Arguments.of(new SessionLostException("reset"), ProblemKind.SESSION_LOST, List.of("ftp.example.org")),
                Arguments.of(new NoRouteException(List.of(FAILURE)), ProblemKind.NO_ROUTE, List.of("ftp.example.org")),
                Arguments.of(new RouteFailedException(FAILURE), ProblemKind.NO_ROUTE, List.of("ftp.example.org")),
                Arguments.of(TlsFailedException.refused(Kind.AUTH_REFUSED, false, new Reply(534, List.of("no"))),
                        ProblemKind.TLS_REFUSED, List.of("ftp.example.org", "no")),
                Arguments.of(TlsFailedException.failed(Kind.CLEAR_TEXT_INSERTED, false, "bytes", null),
                        ProblemKind.TLS_TAMPERED, List.of("ftp.example.org")),
                Arguments.of(TlsFailedException.failed(Kind.HANDSHAKE, true, "x", new IOException("alert")),
                        ProblemKind.TLS_HANDSHAKE, List.of("ftp.example.org", "alert")),
                Arguments.of(TlsFailedException.failed(Kind.DATA_CERTIFICATE, true, "x", null),
                        ProblemKind.DATA_CERTIFICATE, List.of("ftp.example.org")),
                Arguments.of(TlsFailedException.refused(Kind.PROTECTION_REFUSED, true,
                        new Reply(536, List.of("no"))), ProblemKind.DATA_NOT_PROTECTED,
                        List.of("ftp.example.org", "no")),
                Arguments.of(TlsFailedException.refused(Kind.REUSE_REQUIRED, true, new Reply(522, List.of("no"))),
                        ProblemKind.TLS_REUSE_REQUIRED, List.of("ftp.example.org", "no")),
                Arguments.of(new OperationCancelledException(), ProblemKind.CANCELLED, List.of()),
                Arguments.of(new BadArgumentException("a\nb", "line feed"), ProblemKind.NAME_REFUSED, List.of("a\nb")),
                Arguments.of(new ProtocolException("endless reply"), ProblemKind.PROTOCOL, List.of("endless reply")),
                Arguments.of(new TargetExistsException("/x"), ProblemKind.ALREADY_EXISTS, List.of("/x")),
                Arguments.of(new TransferBrokenException(77, "reset", null), ProblemKind.TRANSFER_BROKEN,
                        List.of("/pub/a b.txt", "77")),
                Arguments.of(new SourceChangedException("/x", 5, 6), ProblemKind.SOURCE_CHANGED, List.of("/x")),
                Arguments.of(new LocalFailureException(7, new NoSuchFileException("/local")), ProblemKind.NOT_FOUND,
                        List.of("/pub/a b.txt")),
                Arguments.of(new LocalFailureException(7, new IOException("No space left on device")),
                        ProblemKind.NO_SPACE, List.of("/pub/a b.txt")),
                Arguments.of(new VerificationFailedException("x", 5, 4), ProblemKind.VERIFICATION_FAILED,
                        List.of("/pub/a b.txt", "5", "4")));
    }

    @ParameterizedTest
    @MethodSource("coreFailures")
    void theCoresFailuresKeepTheirFacts(FtpException failure, ProblemKind kind, List<String> facts) {
        Problem problem = ProblemMapping.of(new IOException("wrapped", failure), SUBJECT);
        assertEquals(kind, problem.kind());
        assertEquals(facts, problem.facts());
        assertEquals(kind == ProblemKind.NO_ROUTE ? List.of(FAILURE) : List.of(), problem.routes());
    }

    @ParameterizedTest
    @EnumSource(ConnectFailedException.Kind.class)
    void everyKindOfFailedConnectHasItsOwn(ConnectFailedException.Kind kind) {
        Problem problem = ProblemMapping.of(new ConnectFailedException("h", 2121, kind, null), SUBJECT);
        String expected = switch (kind) {
            case UNKNOWN_HOST -> "UNKNOWN_HOST";
            case NO_GREETING -> "NOT_FTP";
            default -> "CONNECT_" + kind;
        };
        assertEquals(expected, problem.kind().name());
        assertEquals(List.of("h", "2121"), problem.facts());
    }

    static Stream<Arguments> javaFailures() {
        return Stream.of(Arguments.of(new NoSuchFileException("/p"), ProblemKind.NOT_FOUND),
                Arguments.of(new AccessDeniedException("/p"), ProblemKind.NO_PERMISSION),
                Arguments.of(new FileAlreadyExistsException("/p"), ProblemKind.ALREADY_EXISTS),
                Arguments.of(new DirectoryNotEmptyException("/p"), ProblemKind.FOLDER_NOT_EMPTY),
                Arguments.of(new NotDirectoryException("/p"), ProblemKind.NOT_A_FOLDER),
                Arguments.of(new FileSystemException("/p", null, "No space left on device"), ProblemKind.NO_SPACE),
                Arguments.of(new FileSystemException("/p", null, "Disk quota exceeded"), ProblemKind.NO_SPACE),
                Arguments.of(new FileSystemException("/p", null, "There is not enough space on the disk"),
                        ProblemKind.NO_SPACE),
                Arguments.of(new FileSystemException("/p", null, "Read-only file system"), ProblemKind.NO_PERMISSION),
                Arguments.of(new FileSystemException("/p", null, "File name too long"), ProblemKind.NAME_REFUSED),
                Arguments.of(new FileSystemException("/p", null, "Not a directory"), ProblemKind.NOT_A_FOLDER),
                Arguments.of(new IOException("No space left on device"), ProblemKind.NO_SPACE),
                Arguments.of(new IOException("Input/output error"), ProblemKind.WRITE_FAILED),
                Arguments.of(new IOException(), ProblemKind.WRITE_FAILED),
                Arguments.of(new UnknownHostException("h"), ProblemKind.UNKNOWN_HOST),
                Arguments.of(new ClosedByInterruptException(), ProblemKind.CANCELLED),
                Arguments.of(new InterruptedIOException(), ProblemKind.CANCELLED),
                Arguments.of(new CancellationException(), ProblemKind.CANCELLED),
                Arguments.of(new UncheckedIOException(new NoSuchFileException("/p")), ProblemKind.NOT_FOUND),
                Arguments.of(new InvalidPathException("a\0b", "Nul"), ProblemKind.NAME_REFUSED),
                Arguments.of(new IllegalStateException("bug"), ProblemKind.INTERNAL));
    }

    @ParameterizedTest
    @MethodSource("javaFailures")
    void javasFailuresAreUnderstood(Exception failure, ProblemKind kind) {
        Problem problem = ProblemMapping.of(failure, SUBJECT);
        assertEquals(kind, problem.kind());
        assertFalse(problem.details().isBlank());
        assertFactsAsDeclared(problem);
    }

    @Test
    void whatIsAProblemStaysTheSame() {
        ProblemException known = new ProblemException(Problem.of(ProblemKind.INTO_ITSELF, "", "a", "b"), null);
        assertSame(known, ProblemMapping.exception(new IOException("wrapped", known), SUBJECT));
    }

    @Test
    void aPasswordInAUrlIsMasked() {
        Problem problem = ProblemMapping.of(new IOException("Could not read ftp://ann:s3cret@h/x"), SUBJECT);
        assertFalse(problem.toString().contains("s3cret"), problem.toString());
        assertTrue(problem.details().contains("ftp://ann:****@h/x"), problem.details());
    }

    @Test
    void aCircleOfCausesEnds() {
        IOException one = new IOException("one");
        IOException two = new IOException("two", one);
        one.initCause(two);
        assertEquals(ProblemKind.WRITE_FAILED, ProblemMapping.of(one, SUBJECT).kind());
    }

    /** As many facts as {@link ProblemKind} promises to whoever words them. */
    private static void assertFactsAsDeclared(Problem problem) {
        int facts = switch (problem.kind()) {
            case CANCELLED -> 0;
            case NO_PERMISSION, READ_FAILED, WRITE_FAILED, TRANSFER_BROKEN, COMMAND_REFUSED -> 2;
            default -> 1;
        };
        assertEquals(facts, problem.facts().size(), problem.toString());
    }
}

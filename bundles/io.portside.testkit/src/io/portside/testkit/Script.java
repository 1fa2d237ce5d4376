package io.portside.testkit;

import java.io.IOException;

/** One control connection played word for word, without any of the server's own behaviour. */
@FunctionalInterface
public interface Script {
    /** Runs on a thread of the server; the control connection is closed when it returns. */
    void play(Conversation client) throws IOException;

    /** The server's end of a control connection. */
    interface Conversation {
        /** Sends the lines, each ended by CRLF. */
        void send(String... lines) throws IOException;

        /** Sends these very bytes. */
        void sendRaw(byte[] bytes) throws IOException;

        /** The next line, which must match; what differs is in {@link ScriptedFtpServer#complaints()}. */
        String expect(String regex) throws IOException;

        /** Greeting to login with USER and PASS, whatever they are. */
        default void login() throws IOException {
            send("220 ready");
            expect("USER .*");
            send("331 password");
            expect("PASS.*");
            send("230 in");
        }

        /** Waits until the client closes the control connection. */
        void awaitEnd();

        /** Resets the control connection. */
        void reset() throws IOException;
    }
}

import io.portside.testkit.ScriptedFtpServer;

/** A server with three files. Prints its port and runs until it is ended. */
public final class ListedServer {
    private ListedServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        ScriptedFtpServer server = ScriptedFtpServer.start();
        for (String name : new String[]{"/a", "/b", "/c"}) {
            server.tree().file(name, new byte[10]);
        }
        System.out.println(server.port());
        Thread.currentThread().join();
    }
}

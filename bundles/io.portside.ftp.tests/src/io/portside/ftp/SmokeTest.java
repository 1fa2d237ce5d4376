package io.portside.ftp;
import org.junit.jupiter.api.Test;
class SmokeTest {
    @Test
    void runs() {}
}

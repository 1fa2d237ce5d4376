package io.portside.engine;
import org.junit.jupiter.api.Test;
class SmokeTest {
    @Test
    void runs() {}
}

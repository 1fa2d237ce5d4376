package io.portside.ui;
import org.junit.jupiter.api.Test;
class SmokeTest {
    @Test
    void runs() {}
}

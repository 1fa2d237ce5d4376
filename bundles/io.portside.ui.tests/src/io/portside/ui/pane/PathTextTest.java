package io.portside.ui.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.engine.files.VolumePath;

class PathTextTest {
    @ParameterizedTest
    @CsvSource({"/x/y,/x/y", "sub,/h/me/web/sub", "../other,/h/me/other", "~,/h/me", "~/a,/h/me/a",
            "'  /x  ',/x", "/../..,/", "./a//b/,/h/me/web/a/b", "a\\b,/h/me/web/a\\b"})
    void unixPathsAsTyped(String typed, String path) {
        VolumePath from = VolumePath.parse("/h/me/web");
        assertEquals(path, PathText.parse(typed, false, from, '/', "/h/me").toString());
    }

    @ParameterizedTest
    @CsvSource({"C:\\Users\\me,/C:/Users/me", "d:,/d:", "sub\\x,/C:/web/sub/x", "~\\a,/C:/Users/me/a", "C:/x,/C:/x"})
    void windowsPathsAsTyped(String typed, String path) {
        VolumePath from = VolumePath.parse("/C:/web");
        assertEquals(path, PathText.parse(typed, false, from, '\\', "C:\\Users\\me").toString());
    }

    @ParameterizedTest
    @CsvSource({"~,/pub/~", "a\\b,/pub/a\\b", "C:/x,/pub/C:/x", "/x,/x"})
    void remotePathsAreTakenLiterally(String typed, String path) {
        assertEquals(path, PathText.parse(typed, true, VolumePath.parse("/pub"), '\\', "C:\\Users\\me").toString());
    }

    @ParameterizedTest
    @CsvSource({"/a/b,/,/a/b", "/C:/a,\\,C:\\a", "/C:,\\,C:\\"})
    void localPathsAreWrittenAsTheSystemDoes(String path, char separator, String text) {
        assertEquals(text, PathText.local(VolumePath.parse(path), separator));
    }
}

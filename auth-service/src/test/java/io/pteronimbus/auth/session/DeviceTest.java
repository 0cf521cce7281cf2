package io.pteronimbus.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0 | Edge on Windows
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18 Safari/605              | Safari on macOS
                    Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36               | Chrome on Android
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604                       | Safari on iPhone
                    curl/8.5.0                                                                                         | curl
                    Some Linux tool                                                                                    | Linux
                    my-script                                                                                          | API client
                    """)
    void shouldNameTheDeviceWhenItSaysWhatItIs(String userAgent, String device) {
        // when
        var name = Device.of(userAgent);

        // then
        assertThat(name).isEqualTo(device);
    }

    @Test
    void shouldSaySoWhenItSaysNothing() {
        // when
        var name = Device.of(null);

        // then
        assertThat(name).isEqualTo("Unknown device");
    }
}

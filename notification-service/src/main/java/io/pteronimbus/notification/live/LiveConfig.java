package io.pteronimbus.notification.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What a live socket may cost, and how it is looked after. */
@ConfigMapping(prefix = "pteronimbus.live")
interface LiveConfig {

    /** Items that wait for a slow client. What comes beyond that is read again, from the database, once there is room. */
    @WithDefault("300")
    @Min(200)
    int waiting();

    /** How long a client may take to make room; then its socket is closed, to be resumed. */
    @WithDefault("20S")
    Duration patience();

    /** Sockets of one person on one replica. */
    @WithDefault("100")
    @Min(1)
    int perPerson();

    /** How long before its end a token is said to expire. */
    @WithDefault("60S")
    Duration notice();

    /** How often tokens are looked at. */
    @WithDefault("5S")
    Duration sweep();

    /** How often feeds are looked at without being told that they grew: what is lost with Redis is late by this much. */
    @WithDefault("5S")
    Duration look();

    /** How long after a look at what everybody may see the next begins. */
    @WithDefault("30S")
    Duration recheck();

    /** How long after telling that parts of a tenant became different the next such message waits. */
    @WithDefault("1S")
    Duration newsPause();
}

package io.pteronimbus.auth.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How often one may try. Nothing here is shared by everybody: a flood from one place keeps nobody else out. */
@ConfigMapping(prefix = "pteronimbus.auth.limit")
public interface LimitConfig {

    /** Sign-ins to one account that failed. */
    @Valid
    Account account();

    /** Sign-ins from one address that failed. */
    @Valid
    Address address();

    /** Accounts made from one address. */
    @Valid
    Registration registration();

    /** Mails to one address. */
    @Valid
    Mail mail();

    /** Second factors of one account that were wrong: a code has six digits, and three of them are right at any time. */
    @Valid
    SecondFactor secondFactor();

    /** Mails that invite people into a tenant: somebody chooses whom they go to. */
    @Valid
    Invitations invitations();

    interface Account {
        @WithDefault("10")
        @Min(1)
        @Max(100_000)
        int burst();

        @WithDefault("PT30S")
        Duration refill();
    }

    interface Address {
        @WithDefault("40")
        @Min(1)
        @Max(100_000)
        int burst();

        @WithDefault("PT5S")
        Duration refill();
    }

    interface Registration {
        @WithDefault("30")
        @Min(1)
        @Max(100_000)
        int burst();

        @WithDefault("PT1M")
        Duration refill();
    }

    interface Mail {
        @WithDefault("5")
        @Min(1)
        @Max(1_000)
        int burst();

        @WithDefault("PT5M")
        Duration refill();
    }

    interface SecondFactor {
        @WithDefault("5")
        @Min(1)
        @Max(100)
        int burst();

        @WithDefault("PT2M")
        Duration refill();
    }

    interface Invitations {
        /** Those of one tenant. */
        @Valid
        Tenant tenant();

        /** Those of one person, in whatever tenants. */
        @Valid
        Inviter inviter();

        /** Those to one address, whoever sends them. */
        @Valid
        Recipient recipient();

        interface Tenant {
            @WithDefault("50")
            @Min(1)
            @Max(10_000)
            int burst();

            @WithDefault("PT1M")
            Duration refill();
        }

        interface Inviter {
            @WithDefault("20")
            @Min(1)
            @Max(10_000)
            int burst();

            @WithDefault("PT3M")
            Duration refill();
        }

        interface Recipient {
            @WithDefault("5")
            @Min(1)
            @Max(1_000)
            int burst();

            @WithDefault("PT1H")
            Duration refill();
        }
    }
}

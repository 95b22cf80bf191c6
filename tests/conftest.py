"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A busy machine is no failure: hypothesis asserts times on the clock unless it is told not to.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

"""What a release says of alternative provision beside mainstream schools, or why it cannot."""

from headwater.pipeline.releasing.provision.answering import provision_compared
from headwater.pipeline.releasing.provision.asking import ProvisionAsked, provision_asked
from headwater.pipeline.releasing.provision.disclosing import (
    provision_cells,
    provision_parts,
    provision_policies,
    unless_told_otherwise,
    without_provision,
)

__all__ = [
    "ProvisionAsked",
    "provision_asked",
    "provision_cells",
    "provision_compared",
    "provision_parts",
    "provision_policies",
    "unless_told_otherwise",
    "without_provision",
]

"""The table of contents: every feature of the product, in the order of the layers it stands on."""

from __future__ import annotations

from app.accident.feature import FEATURE as ACCIDENT
from app.accounts.feature import FEATURE as ACCOUNTS
from app.analysis.feature import FEATURE as ANALYSIS
from app.assessment.feature import FEATURE as ASSESSMENT
from app.call.feature import FEATURE as CALL
from app.checkin.feature import FEATURE as CHECKIN
from app.demo.feature import FEATURE as DEMO
from app.desk.feature import FEATURE as DESK
from app.dispatch.feature import FEATURE as DISPATCH
from app.duty.feature import FEATURE as DUTY
from app.grid.feature import FEATURE as GRID
from app.hazard.feature import FEATURE as HAZARD
from app.imports.feature import FEATURE as IMPORTS
from app.inspection.feature import FEATURE as INSPECTION
from app.kernel.feature import Feature
from app.legal.feature import FEATURE as LEGAL
from app.outreach.feature import FEATURE as OUTREACH
from app.phonecheck.feature import FEATURE as PHONECHECK
from app.photos.feature import FEATURE as PHOTOS
from app.privacy.feature import FEATURE as PRIVACY
from app.push.feature import FEATURE as PUSH
from app.records.feature import FEATURE as RECORDS
from app.report.feature import FEATURE as REPORT
from app.roster.feature import FEATURE as ROSTER
from app.shell.feature import FEATURE as SHELL
from app.shift.feature import FEATURE as SHIFT
from app.sync.feature import FEATURE as SYNC
from app.tracking.feature import FEATURE as TRACKING
from app.violation.feature import FEATURE as VIOLATION

FEATURES: tuple[Feature, ...] = (
    ACCOUNTS,
    PHOTOS,
    PUSH,
    RECORDS,
    TRACKING,
    DUTY,
    ROSTER,
    SHIFT,
    CHECKIN,
    VIOLATION,
    DISPATCH,
    HAZARD,
    ACCIDENT,
    CALL,
    OUTREACH,
    LEGAL,
    INSPECTION,
    ASSESSMENT,
    GRID,
    REPORT,
    PRIVACY,
    ANALYSIS,
    SYNC,
    IMPORTS,
    DESK,
    PHONECHECK,
    SHELL,
    DEMO,
)

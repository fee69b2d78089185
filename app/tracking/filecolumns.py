"""What the headers of a position file mean."""

from __future__ import annotations

from app.tabular.columns import Column

COLUMNS = (
    Column(
        "device",
        (
            "设备号",
            "设备编号",
            "设备id",
            "终端号",
            "终端编号",
            "终端id",
            "sim卡号",
            "device",
            "device_id",
            "device_no",
            "terminal_id",
            "imei",
        ),
    ),
    Column("plate", ("车牌", "车牌号", "车牌号码", "号牌号码", "plate", "plate_no", "license_plate")),
    Column(
        "fix_at",
        ("定位时间", "gps时间", "卫星时间", "时间", "fix_at", "fix_time", "gps_time", "time", "timestamp"),
        required=True,
    ),
    Column("longitude", ("经度", "longitude", "lng", "lon"), required=True),
    Column("latitude", ("纬度", "latitude", "lat"), required=True),
    Column("speed_kmh", ("速度", "车速", "gps速度", "speed", "speed_kmh")),
    Column("heading_deg", ("方向", "方向角", "航向", "航向角", "heading", "heading_deg", "direction", "course")),
    Column("accuracy_m", ("精度", "定位精度", "accuracy", "accuracy_m")),
    Column("lights", ("警灯", "警灯状态", "警灯开关", "爆闪灯", "lights", "warning_lights", "beacon")),
)

#: What platforms write for warning lights that are on, off, or not known.
LIGHTS: dict[str, bool | None] = {
    **dict.fromkeys(("开", "亮", "开启", "打开", "on", "1", "true", "是"), True),
    **dict.fromkeys(("关", "灭", "关闭", "熄", "off", "0", "false", "否"), False),
    **dict.fromkeys(("", "-", "—", "未知", "无", "null", "unknown"), None),
}
